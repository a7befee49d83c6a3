using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.Channels.DirectLine;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.DirectLine;

public sealed class DirectLineUploadTests : IAsyncLifetime
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Enumerable.Repeat((byte)7, 3_000)];

    private ServiceUnderTest service = null!;

    public async ValueTask InitializeAsync() => service = await ServiceUnderTest.StartAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_picture_with_a_message_is_taken_as_Web_Chat_sends_it_and_kept_nowhere()
    {
        var page = await Page.StartAsync(service);
        using var form = Form(Page.Message("", "client1"), (Png, "image/png", "ảnh thử của Nguyễn Văn An.png"), (Png, "image/png", "x.png"));
        var (status, answer) = await UploadAsync(page, form);
        Assert.Equal(HttpStatusCode.OK, status);

        var activities = (await page.PollAsync("2"))["activities"]!.AsArray();
        Assert.Equal((string?)answer["id"], (string?)activities[0]!["id"]);
        Assert.Equal("client1", (string?)activities[0]!["channelData"]!["clientActivityID"]);
        Assert.Equal("(Đã gửi tệp.)", (string?)activities[0]!["text"]);
        Assert.Equal("Mình chưa xem được tệp.", (string?)activities[1]!["text"]);
        Assert.Equal((string?)answer["id"], (string?)activities[1]!["replyToId"]);

        var kept = JsonSerializer.Serialize((await service.Store.ReadTranscriptAsync(new("directline", page.Conversation), 0, 100, TestContext.Current.CancellationToken)).Select(entry => entry.Activity));
        Assert.DoesNotContain("png", kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Nguy", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_come_with_a_picture_are_answered()
    {
        var page = await Page.StartAsync(service);
        using var form = Form(Page.Message("sơ cứu người đuối nước thế nào"), (Png, "image/png", "a.png"));
        Assert.Equal(HttpStatusCode.OK, (await UploadAsync(page, form)).Status);
        var activities = (await page.PollAsync("2"))["activities"]!.AsArray();
        Assert.Equal("sơ cứu người đuối nước thế nào", (string?)activities[0]!["text"]);
        Assert.Contains("Đặt nằm ngửa", (string?)activities[1]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_alone_is_the_whole_body()
    {
        var page = await Page.StartAsync(service);
        using var content = Body(Png, "image/png");
        content.Headers.TryAddWithoutValidation("Content-Disposition", "name=\"file\"; filename*=UTF-8''%E1%BA%A3nh.png");
        Assert.Equal(HttpStatusCode.OK, (await UploadAsync(page, content)).Status);
        Assert.Equal(2, (await page.PollAsync("2"))["activities"]!.AsArray().Count);
    }

    [Fact]
    public async Task Attachments_of_a_plain_message_are_dropped_too_and_the_words_answered()
    {
        var page = await Page.StartAsync(service);
        var message = Page.Message("");
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://evil.example/beacon.png" });
        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync(message)).Status);
        var poll = await page.PollAsync("2");
        Assert.DoesNotContain("evil.example", poll.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("Mình chưa xem được tệp.", (string?)poll["activities"]![1]!["text"]);
    }

    [Theory]
    [InlineData("image/png", "FFD8FF00")]
    [InlineData("image/png", "3C68746D6C3E")]
    [InlineData("image/svg+xml", "3C7376673E")]
    [InlineData("text/html", "68656C6C6F")]
    [InlineData("text/plain", "2020203C7363726970743E")]
    [InlineData("text/plain", "EFBBBF3C3F786D6C")]
    [InlineData("text/plain", "68656C6C6F00")]
    [InlineData("text/plain", "C3")]
    [InlineData("text/plain", "")]
    [InlineData("application/pdf", "504B0304")]
    [InlineData("application/zip", "504B0304")]
    [InlineData("application/octet-stream", "89504E470D0A1A0A")]
    [InlineData("application/x-msdownload", "4D5A9000")]
    [InlineData("", "89504E470D0A1A0A")]
    [InlineData("no type", "89504E470D0A1A0A")]
    public async Task What_is_not_a_picture_a_PDF_or_text_under_its_own_name_is_refused(string type, string bytes)
    {
        var page = await Page.StartAsync(service);
        using var content = Body(Convert.FromHexString(bytes), type);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await UploadAsync(page, content)).Status);
        using var form = Form(Page.Message("xem"), (Png, "image/png", "a.png"), (Convert.FromHexString(bytes), type, "b.png"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await UploadAsync(page, form)).Status);
        Assert.Empty((await page.PollAsync("2"))["activities"]!.AsArray());
    }

    [Theory]
    [InlineData("image/jpeg", "FFD8FFE000104A46", "image/jpeg")]
    [InlineData("image/jpg", "FFD8FFE1", "image/jpeg")]
    [InlineData("IMAGE/PNG; x=1", "89504E470D0A1A0A00", "image/png")]
    [InlineData("image/gif", "474946383961", "image/gif")]
    [InlineData("image/webp", "524946460000000057454250", "image/webp")]
    [InlineData("image/heif", "00000018667479706865696300000000", "image/heic")]
    [InlineData("application/pdf", "255044462D312E37", "application/pdf")]
    [InlineData("text/plain;charset=utf-8", "EFBBBFC491756FCC82", "text/plain")]
    public void Pictures_PDF_and_text_are_known_by_how_they_begin(string header, string bytes, string kind) =>
        Assert.Equal(kind, FileKinds.Of(header, Convert.FromHexString(bytes)));

    [Fact]
    public void Text_may_be_cut_within_a_letter_where_its_beginning_ends()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("đuối nước ", 60)));
        for (var cut = 0; cut < 4; cut++)
            Assert.Equal("text/plain", FileKinds.Of("text/plain", [.. Enumerable.Repeat((byte)'a', cut), .. text.AsSpan(0, FileKinds.Beginning - cut)]));
    }

    [Fact]
    public async Task Four_megabytes_are_the_most_however_the_size_is_told()
    {
        var page = await Page.StartAsync(service);
        byte[] full = [.. Png, .. new byte[DirectLineUpload.Cap - Png.Length]];
        using var fits = Body(full, "image/png");
        Assert.Equal(HttpStatusCode.OK, (await UploadAsync(page, fits)).Status);
        using var large = Body([.. full, 0], "image/png");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusAsync(page, large));
        using var untold = new StreamContent(new Unsized([.. full, .. full])) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusAsync(page, untold, isChunked: true));
    }

    [Fact]
    public async Task What_makes_no_sense_is_400()
    {
        var page = await Page.StartAsync(service);
        using var nothing = Form(Page.Message("x"));
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(page, nothing)).Status);
        using var many = Form(Page.Message("x"), [.. Enumerable.Repeat((Png, "image/png", "a.png"), 11)]);
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(page, many)).Status);
        using var twice = Form(Page.Message("x"), (Png, "image/png", "a.png"));
        twice.Add(Activity(Page.Message("y")), "activity");
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(page, twice)).Status);
        using var broken = Form(null, (Png, "image/png", "a.png"));
        broken.Add(new StringContent("{\"type\":", Encoding.UTF8, "application/vnd.microsoft.activity"), "activity");
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(page, broken)).Status);
        foreach (var type in (string[])["multipart/form-data", "multipart/form-data; boundary=", $"multipart/form-data; boundary={new string('x', 200)}", "multipart/form-data; boundary=abc"])
        {
            using var torn = Body("--abd\r\nContent-Type: image/png\r\n\r\nx"u8.ToArray(), type);
            Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(page, torn)).Status);
        }

        Assert.Empty((await page.PollAsync("2"))["activities"]!.AsArray());
    }

    [Fact]
    public async Task The_person_of_the_token_sends_it_whoever_the_address_names()
    {
        var page = await Page.StartAsync(service);
        using var content = Body(Png, "image/png");
        Assert.Equal(HttpStatusCode.OK, (await UploadAsync(page, content, "dl_binh")).Status);
        Assert.Equal("dl_an", (string?)(await page.PollAsync("2"))["activities"]![0]!["from"]!["id"]);

        page.Token = ServiceUnderTest.Secret;
        using var again = Body(Png, "image/png");
        Assert.Equal(HttpStatusCode.OK, (await UploadAsync(page, again, "binh")).Status);
        foreach (var user in (string[])["", "dl_binh", new string('x', 129)])
        {
            using var refused = Body(Png, "image/png");
            Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(page, refused, user)).Status);
        }

        Assert.Equal("binh", (string?)(await page.PollAsync("4"))["activities"]![0]!["from"]!["id"]);
    }

    private static MultipartFormDataContent Form(JsonObject? activity, params (byte[] Bytes, string Type, string Name)[] files)
    {
        var form = new MultipartFormDataContent();
        if (activity is not null) form.Add(Activity(activity), "activity", "blob");
        foreach (var (bytes, type, name) in files)
        {
            var part = Body(bytes, type);
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name}\"");
            form.Add(part);
        }

        return form;
    }

    private static StringContent Activity(JsonObject activity) => new(activity.ToJsonString(), Encoding.UTF8, "application/vnd.microsoft.activity");

    private static ByteArrayContent Body(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> UploadAsync(Page page, HttpContent content, string user = "dl_an")
    {
        using var request = Request(page, content, user);
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    /// <summary>Of an upload that is refused before it is over, and may break off under the client.</summary>
    private async Task<HttpStatusCode> StatusAsync(Page page, HttpContent content, bool isChunked = false)
    {
        using var request = Request(page, content, "dl_an");
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = isChunked;
        try
        {
            using var response = await service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // Refused while the bytes were still coming: the answer can be lost on the way. Nobody took them.
            return HttpStatusCode.RequestEntityTooLarge;
        }
    }

    private static HttpRequestMessage Request(Page page, HttpContent content, string user) =>
        new(HttpMethod.Post, $"/v3/directline/conversations/{page.Conversation}/upload?userId={user}") { Content = content, Headers = { Authorization = new AuthenticationHeaderValue("Bearer", page.Token) } };

    /// <summary>Bytes whose number nobody knows beforehand.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
