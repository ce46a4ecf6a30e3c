/// Decides which lines of a saved text make up the article, from the model's scores and a few rules.
struct LineRules {
  /// Why a line was left out.
  enum Reason: String {
    /// The model takes it for no part of the article.
    case score
    /// It repeats a text above.
    case copy
    /// It lies far from the article.
    case detached
    /// It lies among readers' comments.
    case comment
    /// It is a short line below the last paragraph.
    case lastHeading = "last-heading"
  }

  /// The least score of a line that is kept.
  static let threshold: Float = 0.45

  /// The reason for each line that is left out; nil for the lines of the article.
  private(set) var reasons: [Reason?]
  /// The scores of the model.
  let scores: [Float]
  private let features: LineFeatures

  /// Whether each line belongs to the article.
  var isKept: [Bool] { reasons.map { $0 == nil } }

  init(_ features: LineFeatures, scores: [Float]) {
    self.features = features
    self.scores = scores
    reasons = scores.map { $0 >= Self.threshold ? nil : .score }
    fillGaps()
    dropComments()
    dropDetached()
    dropCopies()
    dropLastHeadings()
    keepBest()
  }

  private var shapes: [LineShape] { features.lines.shapes }

  /// A paragraph between two paragraphs of the article is one of it, if it is likely at all.
  private mutating func fillGaps() {
    for index in reasons.indices.dropFirst().dropLast() where reasons[index] == .score {
      guard shapes[index].isGood, scores[index] > 0.2, scores[index - 1] >= Self.threshold,
        scores[index + 1] >= Self.threshold
      else { continue }
      reasons[index] = nil
    }
  }

  /// What readers say below an article is none of it.
  private mutating func dropComments() {
    guard let start = CommentThread(features.lines).start else { return }
    let above = (0..<start).reduce(0) { $0 + (reasons[$1] == nil ? shapes[$1].words : 0) }
    guard above >= 60 else { return }
    for index in start..<reasons.count where reasons[index] == nil { reasons[index] = .comment }
  }

  /// What is kept far from the main stretch, with much that is not between, is another article's.
  private mutating func dropDetached() {
    let main = StackedLines.region(features, scores).lines
    guard !main.isEmpty else { return }
    var gap = 0
    for index in main.upperBound..<max(main.upperBound, reasons.count) {
      detach(index, &gap)
    }
    gap = 0
    for index in (0..<main.lowerBound).reversed() { detach(index, &gap) }
  }

  private mutating func detach(_ index: Int, _ gap: inout Int) {
    if reasons[index] != nil {
      gap += 1
    } else if gap > Self.detachedGap {
      reasons[index] = .detached
    } else {
      gap = 0
    }
  }

  /// The lines that are left out between an article and what is detached from it.
  private static let detachedGap = 30

  /// A long text that occurs again is kept once.
  private mutating func dropCopies() {
    var seen: Set<UInt64> = []
    for index in reasons.indices where reasons[index] == nil {
      guard features.around.copies[index] > 1, shapes[index].words > 6 else { continue }
      if !seen.insert(shapes[index].text).inserted { reasons[index] = .copy }
    }
  }

  /// Short lines below the last paragraph lead to something else.
  private mutating func dropLastHeadings() {
    for index in reasons.indices.reversed() where reasons[index] == nil {
      guard LineSurroundings.isShort(shapes[index]), !shapes[index].flags.contains(.isItem) else {
        return
      }
      reasons[index] = .lastHeading
    }
  }

  /// Something is always kept: of a page without an article, its best lines.
  private mutating func keepBest() {
    guard !reasons.contains(where: { $0 == nil }), let best = scores.max() else { return }
    for index in reasons.indices where scores[index] >= best * 0.6 { reasons[index] = nil }
  }
}
