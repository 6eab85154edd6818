using System.Net;

namespace WebApp.Shop;

/// <summary>Puts server-rendered pages together. What comes from outside goes through <see cref="Text"/>.</summary>
public static class Html
{
    public static string Text(object? value) => WebUtility.HtmlEncode(value?.ToString() ?? "");

    public static IResult Fragment(string html) => Results.Content(html, "text/html; charset=utf-8");

    public static IResult Page(string title, string body, int status = StatusCodes.Status200OK, string? live = null) => Results.Content(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{Text(title)}</title>
          <link rel="stylesheet" href="/shop.css">
          <script src="/shop.js" defer></script>
        </head>
        <body>
          <header><a href="/">Events shop</a> <a href="/hangfire">Dashboard</a></header>
          <main id="main"{(live is null ? "" : $" data-live=\"{Text(live)}\" aria-live=\"polite\"")}>{body}</main>
        </body>
        </html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);
}
