namespace Awareness.App.Page;

/// <summary>What every page has around its own part: head, skip link, name, footer.</summary>
internal static class PageFrame
{
    public const string ServiceName = "Trợ lý An toàn Quảng Ninh";

    public static Html Around(PageView view, PageAssets assets, string nonce) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="vi">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="theme-color" content="#0b5563">
        <title>{Title(view)}</title>
        {Description(view)}
        {(view.IsPersonal ? Html.Of($"""<meta name="robots" content="noindex">""") : Html.Empty)}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="{assets.StylePath}">
        {(view.Style is { } style ? Html.Of($"""<link rel="stylesheet" href="{style}">""") : Html.Empty)}
        {(view.HasChat ? Script(assets.ScriptPath, nonce) : Html.Empty)}
        {(view.Script is { } own ? Script(own, nonce) : Html.Empty)}
        </head>
        <body{(view.IsEmbedded ? Html.Of($""" class="embedded" """) : Html.Empty)}>
        {(view.IsEmbedded ? Html.Of($"""<main id="noi-dung" tabindex="-1">{view.Main}</main>""") : Whole(view))}
        </body>
        </html>
        """);

    private static Html Script(string path, string nonce) => Html.Of($"""<script src="{path}" nonce="{nonce}" defer></script>""");

    private static Html Whole(PageView view) => Html.Of($"""
        <a class="skip" href="#noi-dung">Đến nội dung chính</a>
        <header class="top"><a class="name" href="/"><img src="/favicon.svg" alt="" width="32" height="32">{ServiceName}</a></header>
        <main id="noi-dung" tabindex="-1">
        {view.Main}
        </main>
        <footer>
        <p><strong>{ServiceName}</strong> là trợ lý tự động về phòng, chống đuối nước, tai nạn thương tích trẻ em, an toàn giao thông, phòng, chống ma túy và sinh hoạt hè. Trợ lý không gọi cứu hộ thay bạn: khẩn cấp hãy gọi điện.</p>
        <p>Mọi câu trả lời do người có trách nhiệm viết sẵn từ luật, hướng dẫn y tế và hai chỉ thị của tỉnh, có ghi nguồn và ngày kiểm tra; máy không tự nghĩ ra câu trả lời.</p>
        <p>Câu bạn hỏi trong ô “Hỏi” không được lưu. Tin nhắn trong phần trò chuyện được lưu để trả lời đúng mạch và sửa nội dung, nên đừng ghi tên, số điện thoại, địa chỉ của ai.</p>
        <p class="small"><a href="/#chu-de">Tất cả chủ đề</a> · Phiên bản nội dung {view.Version}</p>
        </footer>
        """);

    private static string Title(PageView view) => view.Title.Length == 0 ? ServiceName : $"{view.Title} – {ServiceName}";

    private static Html Description(PageView view) =>
        view.Description.Length == 0 ? Html.Empty : Html.Of($"""<meta name="description" content="{view.Description}">""");
}
