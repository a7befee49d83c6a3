namespace Awareness.App.Page;

/// <summary>For an address that leads nowhere.</summary>
internal static class NotFoundPage
{
    public static PageView Create(PageVisit visit, PageSettings settings) => new()
    {
        Title = "Không có trang này",
        Version = visit.Content.Version,
        Status = StatusCodes.Status404NotFound,
        Main = Html.Of($"""
            <article class="calm">
            {PageParts.HotlineLine(visit)}
            <h1>Không có trang này</h1>
            <p>Địa chỉ bạn mở không có hoặc đã đổi. Bạn hỏi luôn ở đây, hoặc xem <a href="/#chu-de">tất cả chủ đề</a>.</p>
            </article>
            {PageParts.AskForm(settings, "Bạn muốn hỏi gì?")}
            <p><a href="/">Về trang đầu</a></p>
            """),
    };
}
