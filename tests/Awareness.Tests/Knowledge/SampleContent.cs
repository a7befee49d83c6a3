using System.Text;
using Awareness.Knowledge;

namespace Awareness.Tests.Knowledge;

/// <summary>A small content folder without a single mistake, in which a test plants one.</summary>
internal sealed class SampleContent
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    public const string CardPath = "answers/traffic/helmet.md";
    public const string Card = """
        ---
        topic: traffic.helmet
        title: Phạt không đội mũ bảo hiểm
        questions:
          - không đội mũ bị phạt bao nhiêu
          - muc phat khong doi mu bao hiem
          - quên mũ bảo hiểm thì sao
          - đội mũ mà không cài quai
          - chở con không đội mũ
          - đi gần nhà có cần đội mũ
          - mũ lưỡi trai có được không
          - mũ nào mới đạt chuẩn
        sources:
          - nd-168-2024: điều 7 khoản 2
          - directive33#nv3-1
          - mu-chuan
        valid-from: 2025-01-01
        reviewed: 2026-11-01
        review-by: 2027-11-30
        related: [emergency.drowning]
        ---
        Mức phạt là {{fine.helmet}}, theo {{law.nd-168-2024}}.

        - Cài quai mũ.

        ## Xem thêm

        Bị tai nạn thì gọi {{hotline.ambulance}}.
        """;

    public const string EmergencyPath = "answers/emergency/drowning.md";
    public const string Emergency = """
        ---
        topic: emergency.drowning
        title: Có người đuối nước
        questions:
          - cứu với có người đuối nước
          - con tôi rơi xuống ao
          - vớt lên không thở
          - co nguoi dang chim
          - trẻ ngã xuống giếng
          - bạn em chìm rồi
        sources:
          - mu-chuan
        valid-from: 2025-01-01
        reviewed: 2026-11-01
        review-by: 2027-11-30
        ---
        Gọi {{hotline.ambulance}} ngay.
        Ném phao, đừng nhảy xuống.
        """;

    public const string Laws = """
        laws:
          - id: nd-168-2024
            kind: Nghị định
            number: "168/2024/NĐ-CP"
            name: Xử phạt giao thông
            issuer: Chính phủ
            in-force-from: 2025-01-01
            in-force-until:
            amended-by: []
            replaced-by:
            checked-on: 2026-11-21
          - id: nd-100-2019
            kind: Nghị định
            number: "100/2019/NĐ-CP"
            name: Xử phạt giao thông (cũ)
            issuer: Chính phủ
            in-force-from: 2020-01-01
            in-force-until: 2024-12-31
            replaced-by: nd-168-2024
            checked-on: 2026-11-21
        guidance:
          - id: mu-chuan
            title: Chọn mũ đạt chuẩn
            issuer: Bộ Khoa học và Công nghệ
            date: 2021-01-01
            checked-on: 2026-11-21
        figures:
          - id: fine.helmet
            text: "400.000–600.000 đồng"
            source: nd-168-2024
            place: điều 7 khoản 2
            from: 2025-01-01
            review-by: 2027-02-28
        """;

    public const string Hotlines = """
        hotlines:
          - id: ambulance
            number: "115"
            name: Cấp cứu y tế
            hours: 24/7
            checked-on: 2026-11-21
            review-by: 2027-01-31
        """;

    public const string Topics = """
        traffic:
          traffic.helmet: {title: "Mũ bảo hiểm", covers: "mấy tuổi phải đội"}
        emergency:
          emergency.drowning: {title: "Đang có người đuối nước", covers: "vớt lên không thở"}
        """;

    public const string DirectivePath = "directives/chi-thi-33.md";
    public const string Directive = """
        ---
        id: directive33
        kind: Chỉ thị
        number: 33-CT/TU
        title: "Về tăng cường sự lãnh đạo"
        issuer: Ban Thường vụ Tỉnh ủy Quảng Ninh
        date: 2023-05-29
        source: "bản tóm tắt"
        mends:
          - {at: nv3-1, was: "đôi với", now: "đối với trẻ em", why: "lỗi quét"}
        missing:
          - Không phải bản ký.
        ---
        # Chỉ thị số 33-CT/TU

        ## Nhiệm vụ 3: Thông tin, tuyên truyền {#nv3}

        Tuyên truyền đối với trẻ em. {#nv3-1}

        Kỹ năng sơ cứu. {#nv3-2}
        """;

    public const string Texts = """
        texts:
          greeting: |
            Chào bạn!

            Khẩn cấp gọi {{hotline.ambulance}}.
          thanks: Không có gì.
          goodbye: Tạm biệt.
          clarify: Bạn hỏi điều nào?
          abstain: Mình chưa biết.
          more: Xem thêm
          more-nothing: Hết rồi.
          if-now: "Nếu đang xảy ra:"
          opt-out: Đã ghi nhận.
          opt-in: Đã ghi nhận lại.
          file: Mình chưa xem được tệp.
          file-sent: (Đã gửi tệp.)
          too-fast: Bạn nhắn nhanh quá.
          help: Gọi {{hotline.ambulance}}.
          still-in-danger: Mình vẫn ở đây.
          still-listening: Mình nghe bạn.
          empty: Bạn muốn hỏi gì?
        words:
          help: [cứu với]
          greeting: [xin chào, hello]
          thanks: [cảm ơn]
          goodbye: [tạm biệt]
          more: [xem thêm]
          opt-out: [dừng]
          opt-in: [nhận tin]
        popular: [traffic/helmet]
        """;

    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public SampleContent()
    {
        Put(CardPath, Card).Put(EmergencyPath, Emergency).Put("laws.yaml", Laws).Put("hotlines.yaml", Hotlines)
            .Put("topics.yaml", Topics).Put(DirectivePath, Directive).Put("texts.yaml", Texts);
    }

    public IReadOnlyList<ContentFile> Files => [.. files.Select(file => new ContentFile(file.Key, file.Value))];

    public SampleContent Put(string path, string text) => Put(path, Encoding.UTF8.GetBytes(text));

    public SampleContent Put(string path, byte[] bytes)
    {
        files[path] = bytes;
        return this;
    }

    public SampleContent Remove(string path)
    {
        files.Remove(path);
        return this;
    }

    /// <summary>Plants a mistake; the text to replace must be there.</summary>
    public SampleContent Change(string path, string was, string now)
    {
        var text = Encoding.UTF8.GetString(files[path]);
        Assert.Contains(was, text, StringComparison.Ordinal);
        return Put(path, text.Replace(was, now, StringComparison.Ordinal));
    }

    public ContentReading Read() => ContentReader.Read(Files, Today);

    /// <summary>1-based line of the first line that contains <paramref name="words"/>.</summary>
    public int LineOf(string path, string words)
    {
        var lines = Encoding.UTF8.GetString(files[path]).Split('\n');
        var line = Array.FindIndex(lines, text => text.Contains(words, StringComparison.Ordinal));
        Assert.True(line >= 0, $"'{words}' is not in {path}");
        return line + 1;
    }
}
