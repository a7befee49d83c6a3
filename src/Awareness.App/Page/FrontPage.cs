using Awareness.Knowledge;

namespace Awareness.App.Page;

/// <summary>The first page: whom to call, where to ask, what is asked most, and every topic.</summary>
internal static class FrontPage
{
    public static PageView Create(PageVisit visit, PageSettings settings, PageAssets assets) => new()
    {
        Title = "",
        Description = "Hỏi đáp có nguồn về phòng đuối nước, tai nạn trẻ em, an toàn giao thông, phòng chống ma túy và sinh hoạt hè ở Quảng Ninh.",
        Version = visit.Content.Version,
        HasChat = assets.HasWebChat,
        Main = Html.Of($"""
            <div class="{(assets.HasWebChat ? "columns" : "column")}">
            <div class="side">
            <h1>Hỏi đáp về an toàn cho mọi nhà</h1>
            <p class="lead">Hỏi gì cũng được về đuối nước, tai nạn trẻ em, giao thông, ma túy và nghỉ hè. Câu trả lời có nguồn, có ngày kiểm tra.</p>
            {PageParts.HotlineTiles(visit)}
            {PageParts.AskForm(settings, "Bạn muốn hỏi gì?")}
            {Frequent(visit)}
            {Guided(visit)}
            </div>
            {PageParts.Chat(assets, opensItself: false)}
            <div class="side">
            {Topics(visit)}
            {PageParts.OtherHotlines(visit)}
            </div>
            </div>
            """),
    };

    private static Html Frequent(PageVisit visit)
    {
        var titles = FrequentQuestions.Titles(visit);
        return titles.Count == 0 ? Html.Empty : Html.Of($"""
            <section aria-labelledby="hay-hoi">
            <h2 id="hay-hoi">Nhiều người hỏi</h2>
            {PageParts.Questions(titles)}
            </section>
            """);
    }

    /// <summary>The conversations that lead step by step. Their buttons are hidden until the script shows them; without it the words are written in a chat.</summary>
    private static Html Guided(PageVisit visit) => visit.Bots.Bots.Count == 0 ? Html.Empty : Html.Of($"""
        <section id="tung-buoc" aria-labelledby="tung-buoc-ten">
        <h2 id="tung-buoc-ten">Trò chuyện từng bước</h2>
        <p class="small">Viết một trong các tên này trong cuộc trò chuyện với trợ lý để bắt đầu.</p>
        <ul class="plain">
        {Html.Lines(visit.Bots.Bots.Select(bot => Html.Of($"""<li><strong>{bot.Name}</strong>: {bot.About} <button type="button" class="go quiet" data-start="{bot.Name}" hidden aria-label="{$"Bắt đầu: {bot.Name}"}">Bắt đầu</button></li>""")))}
        </ul>
        </section>
        """);

    private static Html Topics(PageVisit visit) => Html.Of($"""
        <section id="chu-de" aria-labelledby="chu-de-ten">
        <h2 id="chu-de-ten">Tất cả chủ đề</h2>
        {Html.Lines(Families.InOrder(visit.Content.Topics).Select(family => Family(visit, family)))}
        </section>
        """);

    private static Html Family(PageVisit visit, IGrouping<string, Topic> family)
    {
        List<Topic> topics = [.. family.Where(topic => visit.CardsOf(topic.Id).Any())];
        return topics.Count == 0 ? Html.Empty : Html.Of($"""
            <details class="family"><summary>{Families.Title(family.Key)}</summary>
            <ul>
            {Html.Lines(topics.Select(topic => Html.Of($"""<li><a href="/hoi/{topic.Id}">{topic.Title}</a></li>""")))}
            </ul>
            </details>
            """);
    }
}
