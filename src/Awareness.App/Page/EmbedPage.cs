namespace Awareness.App.Page;

/// <summary>The chat alone, for a frame on the page of another site: whom to call, the chat, and the form for browsers that cannot open it.</summary>
internal static class EmbedPage
{
    public static PageView Create(PageVisit visit, PageSettings settings, PageAssets assets) => new()
    {
        Title = "Trò chuyện",
        Version = visit.Content.Version,
        HasChat = assets.HasWebChat,
        IsEmbedded = true,
        Main = Html.Of($"""
            <h1 class="unseen">Trò chuyện với {PageFrame.ServiceName}</h1>
            {PageParts.HotlineLine(visit)}
            {PageParts.Chat(assets, opensItself: true)}
            {PageParts.AskForm(settings, "Bạn muốn hỏi gì?")}
            <p class="small"><a href="/" target="_blank" rel="noopener">{PageFrame.ServiceName}</a> là trợ lý tự động, không gọi cứu hộ thay bạn. Tin nhắn được lưu để trả lời đúng mạch; đừng ghi tên, số điện thoại, địa chỉ của ai.</p>
            """),
    };
}
