using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.App.Page;
using Awareness.Channels.Sandbox;

namespace Awareness.App.Sandbox;

/// <summary>The page on which those who write campaigns see one conversation on all channels at once, as people's phones show it.</summary>
internal static class SandboxPage
{
    private const int CallsShown = 20;
    private const int LongestCall = 1_500;

    public static PageView Create(SandboxPlatforms platforms, PageAssets assets, string version) => new()
    {
        Title = "Thử các kênh",
        Version = version,
        IsPersonal = true,
        Style = assets.SandboxStylePath,
        Script = assets.SandboxScriptPath,
        Main = Html.Of($"""
            <h1>Thử các kênh</h1>
            <p>Ở đây không có gì ra khỏi máy này: các nền tảng đều là giả, nhưng nhận và hiện tin đúng như nền tảng thật được mô tả. Gõ một câu hỏi, hay từ khóa mở một kịch bản, để thấy cùng một cuộc trò chuyện trên mọi kênh.</p>
            <form class="ask" action="/sandbox/viet" method="post">
            <label for="loi">Người dùng viết</label>
            <div class="field">
            <input id="loi" name="loi" type="text" required maxlength="4000" autocomplete="off" autocapitalize="off" enterkeyhint="send" autofocus>
            {Channels(platforms.Phones, "kenh-viet", "Gửi vào")}
            <button type="submit" class="go">Gửi</button>
            </div>
            </form>
            {Phones(platforms.Phones)}
            <details class="more"><summary>Thử lỗi và bắt đầu lại</summary>
            <form class="tools" action="/sandbox/loi" method="post">
            <label for="loi-nao">Lần gọi tới gặp lỗi</label>
            <select id="loi-nao" name="loi">{Html.Lines(SandboxFault.All.Select(fault => Html.Of($"""<option value="{fault.Id}">{fault.Title}</option>""")))}</select>
            {Channels(platforms.Phones, "kenh-loi", "Ở kênh")}
            <button type="submit" class="go">Đặt lỗi</button>
            </form>
            <form class="tools" action="/sandbox/nguoi-moi" method="post">
            <button type="submit" class="go">Bắt đầu lại với một người mới</button>
            </form>
            </details>
            """),
    };

    /// <summary>All phones side by side; the script takes this part anew again and again.</summary>
    public static Html Phones(IReadOnlyList<SandboxPhone> phones) => Html.Of($"""
        <div id="dien-thoai" class="phones">
        {Html.Lines(phones.Select(Phone))}
        </div>
        """);

    private static Html Phone(SandboxPhone phone)
    {
        var lines = phone.Lines();
        return Html.Of($"""
            <section class="phone" aria-labelledby="{phone.Name}-ten">
            <h2 id="{phone.Name}-ten">{phone.Title}</h2>
            <div class="screen" tabindex="0" role="log" aria-labelledby="{phone.Name}-ten"><div>
            {(lines.Count == 0 ? Html.Of($"""<p class="small">Chưa có tin nào.</p>""") : Html.Lines(lines.Select(line => Line(phone, line))))}
            </div></div>
            <details class="calls" id="{phone.Name}-goi"><summary>Máy chủ đã gọi</summary>
            {Html.Lines(phone.Platform.Calls.Reverse().Take(CallsShown).Select(Call))}
            </details>
            </section>
            """);
    }

    private static Html Line(SandboxPhone phone, PhoneLine line) => Html.Of($"""
        <div class="{Class(line.By)}"><p>{(line.By is PhoneSpeaker.Person ? Html.Of($"""<span class="unseen">Người dùng: </span>""") : Html.Empty)}{line.Text}</p>
        {(line.Buttons.Count == 0 ? Html.Empty : Html.Lines(line.Buttons.Select((button, place) => Button(phone, line, button, place))))}
        </div>
        """);

    private static Html Button(SandboxPhone phone, PhoneLine line, PhoneButton button, int place) => Html.Of($"""
        <form action="/sandbox/bam" method="post"><input type="hidden" name="kenh" value="{phone.Name}"><input type="hidden" name="tin" value="{line.Number}"><button type="submit" name="nut" value="{place}">{button.Title}</button></form>
        """);

    private static Html Call(PlatformCall call) => Html.Of($"""
        <p><code>{call.Method} {call.Target.Split('?')[0]}</code></p>
        <pre>{Body(call)}</pre>
        """);

    /// <summary>What was sent, easy to read. Forms are how the service signs in: what they hold is nobody's business.</summary>
    private static string Body(PlatformCall call)
    {
        if (!call.Body.StartsWith('{')) return "";
        try
        {
            return WholeText.Cut(JsonNode.Parse(call.Body)?.ToJsonString(Readable) ?? "", LongestCall);
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Html Channels(IReadOnlyList<SandboxPhone> phones, string id, string label) => Html.Of($"""
        <label for="{id}" class="unseen">{label}</label>
        <select id="{id}" name="kenh"><option value="">mọi kênh</option>{Html.Lines(phones.Select(phone => Html.Of($"""<option value="{phone.Name}">{phone.Title}</option>""")))}</select>
        """);

    private static string Class(PhoneSpeaker by) => by switch
    {
        PhoneSpeaker.Bot => "said by-bot",
        PhoneSpeaker.Person => "said by-person",
        _ => "said by-sandbox",
    };
}
