/// The elements of HTML, and of news formats that borrow from it, by what they do to text.
enum HTMLNames {
  /// Elements that stand on lines of their own.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "body.content", "caption", "center", "dd",
    "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hl1", "hl2", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "block",
    "media-caption", "media-producer", "bq", "fn",
  ]

  /// Elements whose text is not shown.
  static let hidden: Set<String> = [
    "script", "style", "template", "svg", "select", "iframe", "noscript", "head", "title", "object",
    "textarea", "button", "media-metadata", "media-object", "virtloc",
  ]
}
