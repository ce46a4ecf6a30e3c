/// Web pages of our own, in the ways that sites build them.
enum SamplePages {
  /// A news site: JSON-LD, a menu, a picture, a newsletter, teasers, comments.
  static let news = """
    <!DOCTYPE html>
    <html lang="en-GB"><head><meta charset="utf-8">
    <title>Ferry line to Tarn island reopens after storm | The Orle Post</title>
    <link rel="canonical" href="https://orlepost.example/news/ferry-reopens">
    <meta property="og:title" content="Ferry line to Tarn island reopens after storm">
    <meta property="og:site_name" content="The Orle Post">
    <meta property="og:description" content="Boats to the island run again, but half as often as before.">
    <meta property="article:published_time" content="2024-03-05T08:00:00+01:00">
    <style>p { color: black }</style>
    <script>var a = "<p>This is no text of the page, whatever it looks like.</p>";</script>
    <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
     "headline":"Ferry line to Tarn island reopens after storm","datePublished":"2024-03-04T09:15:00+01:00",
     "dateModified":"2024-03-05T10:00:00+01:00","author":[{"@type":"Person","name":"Mara Lindqvist"},
     {"@type":"Person","name":"Jon Aske"}],"articleSection":"Regional","keywords":["ferries","Tarn"],
     "publisher":{"@type":"Organization","name":"The Orle Post"}}</script>
    </head><body>
    <header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li>
    <li><a href="/weather">Weather</a></li></ul></nav></header>
    <main><article class="article">
    <h1 class="article__headline">Ferry line to Tarn island reopens after storm</h1>
    <p class="article__standfirst">Boats to the island run again, but half as often as before.</p>
    <div class="byline">By <a rel="author" href="/mara">Mara Lindqvist</a> and <a rel="author" href="/jon">Jon Aske</a></div>
    <time class="published" datetime="2024-03-04T09:15:00+01:00">4 March 2024</time>
    <figure><img src="a.jpg"><figcaption>The ferry Sula leaves the harbour of Orle on Monday morning.</figcaption></figure>
    <div class="article__body">
    <p>The ferry to Tarn left the harbour of Orle on Monday for the first time since the storm of last week, the company said. About 200 people were on board.</p>
    <p>“We are glad that people can go home again,” said Ida Holm, who runs the line. The pier on the island had been broken in two places and was mended over the weekend.</p>
    <h2>Half as many boats</h2>
    <p>For now the boats go every four hours instead of every two. The company hopes to have the second ferry back from the yard in April, she said, but gave no day.</p>
    <div class="newsletter"><h3>Newsletter</h3><p>Sign up to get our morning newsletter in your inbox.</p></div>
    <p>The island has some 900 inhabitants. During the six days without a ferry, the coast guard had brought food and post, and had taken two sick people to hospital.</p>
    <ul><li>Boats leave Orle at 6, 10, 14 and 18 o’clock.</li><li>Boats leave Tarn two hours later.</li></ul>
    <p>Tickets that were bought for last week stay valid until the end of May, the company said.</p>
    </div></article>
    <section class="related"><h2>More stories</h2><ul>
    <li><a href="/1">Storm took the roof of the school in Holm</a></li>
    <li><a href="/2">Town council quarrels about the new bridge</a></li>
    <li><a href="/3">What to do when the power fails</a></li></ul></section>
    <section id="comments" class="comments"><h2>Comments</h2>
    <div class="comment"><p>I was on that boat, and it was very cold, but everyone was happy to be on the way home again.</p></div>
    <div class="comment"><p>Why does nobody speak about the price of the tickets, which went up twice in a year?</p></div></section>
    </main><footer><p>© 2024 The Orle Post. All rights reserved.</p><p><a href="/privacy">Privacy policy</a></p></footer>
    </body></html>
    """

  /// A blog without JSON-LD, with what it says in meta tags, and tags that nobody closed.
  static let blog = """
    <html><head><title>Three ways to mend a net - Shore Notes</title>
    <meta name="author" content="By Edda Brun"><meta name="date" content="2023-11-20">
    <meta property="og:site_name" content="Shore Notes"></head><body>
    <div id="menu"><a href=/>Home</a> <a href=/about>About</a> <a href=/archive>Archive</a></div>
    <div class=post><h1>Three ways to mend a net</h1>
    <p>Every spring the nets come out of the shed, and every spring there are holes in them. My father had three ways to mend a hole, and I use them all.
    <p>The first way is the quick one. Take a piece of twine, tie the two sides together, and hope that it holds until the evening.
    <p>The second way takes a needle and an hour. Cut the hole clean, count the meshes, and weave the rows back one after the other, as you were taught.
    <blockquote>A net is only as good as the worst knot in it, as my father used to say.</blockquote>
    <p>The third way is to throw the net away and to buy a new one. It is not as foolish as it sounds, because twine costs money and so does time.
    </div>
    <div class=sidebar><h3>Older posts</h3><a href=/a>On rope</a><br><a href=/b>On tar</a><br><a href=/c>On rain</a></div>
    </body></html>
    """

  /// A page that says when and who in its text alone.
  static let plain = """
    <html><head><title>Well found under market square</title></head><body>
    <table><tr><td width=150><a href="1.html">News</a><br><a href="2.html">Sport</a></td><td>
    <h1>Well found under market square</h1>
    <p><i>By Nils Ferro</i></p><p>February 26, 2022</p>
    <font size=2>Workers who laid a pipe under the market square of Holm found a well on Friday that nobody had known of, the town said.<br><br>
    The well is nine metres deep and lined with oak. Experts from the museum think that it was dug some 600 years ago, when the square was a field outside the walls.<br><br>
    The pipe will now go round it, and a window in the pavement is to show the well from next year on, said the mayor, who called it a gift.</font>
    </td></tr></table></body></html>
    """

  /// All of them.
  static let all = [news, blog, plain]
}
