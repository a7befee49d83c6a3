using Awareness.Knowledge;

namespace Awareness.App.Page;

/// <summary>Parts that several pages share.</summary>
internal static class PageParts
{
    /// <summary>The numbers to call first, in this order; the others follow below as a list.</summary>
    private static readonly string[] FirstNumbers = ["115", "114", "112", "113", "111"];

    /// <summary>The address that asks <paramref name="question"/>.</summary>
    public static string AskPath(string question) => $"/hoi?cau={Uri.EscapeDataString(question)}";

    /// <summary>The form that is answered without any script.</summary>
    public static Html AskForm(PageSettings settings, string label, string question = "") => Html.Of($"""
        <form class="ask" role="search" action="/hoi" method="get">
        <label for="cau">{label}</label>
        <div class="field">
        <input id="cau" name="cau" type="search" maxlength="{settings.QuestionLength}" value="{question}" placeholder="Ví dụ: sơ cứu bỏng" autocomplete="off" autocapitalize="off" enterkeyhint="search">
        <button type="submit" class="go">Hỏi</button>
        </div>
        <p class="small">Viết như nhắn tin, có dấu hay không dấu đều được. Đừng ghi tên, địa chỉ của ai.</p>
        </form>
        """);

    /// <summary>Emergency numbers as big things to tap, the most needed first.</summary>
    public static Html HotlineTiles(PageVisit visit) => Html.Of($"""
        <section class="hotlines" aria-labelledby="goi-ngay">
        <h2 id="goi-ngay">Đang nguy hiểm? Bấm để gọi ngay</h2>
        <ul class="tiles">
        {Html.Lines(First(visit).Select(Tile))}
        </ul>
        </section>
        """);

    /// <summary>The numbers beyond the emergency ones.</summary>
    public static Html OtherHotlines(PageVisit visit)
    {
        List<Hotline> others = [.. visit.Content.Hotlines.Values.Except(First(visit)).Where(hotline => hotline.Dial.Length > 0).OrderBy(hotline => hotline.Id, StringComparer.Ordinal)];
        return others.Count == 0 ? Html.Empty : Html.Of($"""
            <section aria-labelledby="so-khac">
            <h2 id="so-khac">Đường dây nóng khác</h2>
            <ul class="plain">
            {Html.Lines(others.Select(hotline => Html.Of($"""<li><a class="call" href="tel:{hotline.Dial}">{hotline.Number}</a> {hotline.Name}<br><span class="small">{hotline.Hours}</span></li>""")))}
            </ul>
            </section>
            """);
    }

    /// <summary>One line of numbers for pages whose subject is something else.</summary>
    public static Html HotlineLine(PageVisit visit) => Html.Of($"""
        <nav class="line" aria-label="Số khẩn cấp"><span>Khẩn cấp gọi</span>
        {Html.Lines(First(visit).Select(hotline => Html.Of($"""<a href="tel:{hotline.Dial}" aria-label="{$"Gọi {hotline.Number}, {ShortName(hotline)}"}">{hotline.Number}</a>""")))}
        </nav>
        """);

    /// <summary>The numbers that first steps name, as buttons that fill the width, in the order they are named.</summary>
    public static Html CallButtons(PageVisit visit, IEnumerable<string> texts) => Html.Of($"""
        <div class="call-buttons">
        {Html.Lines(texts.SelectMany(visit.Text.Named).Distinct().Select(hotline => Html.Of($"""<a class="call-now" href="tel:{hotline.Dial}">Gọi {hotline.Number} <span>{ShortName(hotline)}</span></a>""")))}
        </div>
        """);

    /// <summary>Questions as links to their answers.</summary>
    public static Html Questions(IEnumerable<string> questions) => Html.Of($"""
        <ul class="questions">
        {Html.Lines(questions.Select(question => Html.Of($"""<li><a href="{AskPath(question)}">{question}</a></li>""")))}
        </ul>
        """);

    /// <summary>Answers to what the reply asked, each as a link that asks the question again together with it: the page keeps nothing.</summary>
    public static Html Replies(string question, IEnumerable<string> replies) => Html.Of($"""
        <ul class="questions">
        {Html.Lines(replies.Select(reply => Html.Of($"""<li><a href="{AskPath($"{question}, {reply}")}">{reply}</a></li>""")))}
        </ul>
        """);

    /// <summary>The chat. Hidden until the script shows it: without script there is nothing to open.</summary>
    /// <param name="assets">Knows whether there is a chat.</param>
    /// <param name="opensItself">True where the chat is all that the page is for; it then opens on a phone too.</param>
    public static Html Chat(PageAssets assets, bool opensItself) => !assets.HasWebChat ? Html.Empty : Html.Of($"""
        <section id="tro-chuyen" class="chat" aria-labelledby="tro-chuyen-ten" data-webchat="{PageAssets.WebChatPath}"{(opensItself ? Html.Of($""" data-opens="itself" """) : Html.Empty)} hidden>
        <div class="chat-head">
        <h2 id="tro-chuyen-ten">Trò chuyện</h2>
        <button type="button" id="tro-chuyen-moi" class="go quiet" hidden>Cuộc trò chuyện mới</button>
        </div>
        <p id="tro-chuyen-loi" class="notice" role="status" hidden></p>
        <div id="tro-chuyen-khung" class="chat-body">
        <button type="button" id="tro-chuyen-mo" class="go">Mở trò chuyện</button>
        <p class="small">Trò chuyện tải thêm khoảng 0,7 MB. Máy yếu hay mạng chậm, bạn dùng ô “Hỏi” là đủ.</p>
        </div>
        </section>
        """);

    /// <summary>What an answer rests on, once a source and place, and when somebody checked it.</summary>
    public static Html Sources(IReadOnlyList<Citation> citations, Card? card)
    {
        if (citations.Count == 0 && card is null) return Html.Empty;
        var rows = citations.Distinct().Select(citation => Html.Of($"<li>{Describe(citation)}</li>"));
        return Html.Of($"""
            <aside class="sources" aria-label="Nguồn">
            <p><strong>Nguồn</strong></p>
            <ul>
            {Html.Lines(rows)}
            </ul>
            {(card is null ? Html.Empty : Html.Of($"<p>Kiểm tra lần cuối ngày {card.Reviewed}.</p>"))}
            </aside>
            """);
    }

    /// <summary>The second part of an answer, closed until somebody wants it.</summary>
    public static Html More(PageVisit visit, string? more) => more is null ? Html.Empty : Html.Of($"""
        <details class="more"><summary>Xem thêm</summary>
        <div class="answer">{visit.Text.Blocks(more)}</div>
        </details>
        """);

    private static IEnumerable<Hotline> First(PageVisit visit) =>
        FirstNumbers.Select(number => visit.Content.Hotlines.Values.FirstOrDefault(hotline => hotline.Dial == number)).OfType<Hotline>();

    private static Html Tile(Hotline hotline)
    {
        var (name, detail) = Split(hotline.Name);
        return Html.Of($"""
            <li><a href="tel:{hotline.Dial}"><span class="number">{hotline.Number}</span> <span class="whose">{name} <span class="detail">{detail}</span></span></a></li>
            """);
    }

    private static string ShortName(Hotline hotline) => Split(hotline.Name).Name;

    /// <summary>"Công an (an ninh, trật tự)" is "Công an" with the detail "an ninh, trật tự".</summary>
    private static (string Name, string Detail) Split(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        return open <= 0 ? (name, "") : (name[..open].TrimEnd(), name[(open + 1)..].TrimEnd(')', ' '));
    }

    private static string Describe(Citation citation)
    {
        var place = citation.Place.Length == 0 ? "" : $", {citation.Place}";
        var from = citation.HoldsFrom is { } day ? $" (áp dụng từ {day:dd/MM/yyyy})" : "";
        return $"{citation.Title}{place}{from}";
    }
}
