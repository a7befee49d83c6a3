using System.Text;

namespace Awareness.Tests.Knowledge.Checks;

/// <summary>The mistakes. One without a file is planted in some ordinary card.</summary>
internal static class PlantedMistakes
{
    private const string Directive = "directives/chi-thi-33.md";
    private const string Phrases = "phrases/traffic.txt";
    private const string Helmet = "answers/traffic/helmet-fine.md";
    private const string NearNumbers = "con số chỉ ghi một lần";

    public static IReadOnlyList<PlantedMistake> All { get; } = [.. FrontMatter(), .. Bodies(), .. Files(), .. Laws(), .. OtherSources(), .. Words()];

    private static IEnumerable<PlantedMistake> FrontMatter() =>
    [
        new("a topic nobody knows") { Edit = card => card.Replace("topic:", "topic: traffic.hemlet"), Says = "không có chủ đề", Mend = "traffic.helmet" },
        new("no topic") { Edit = card => card.Remove("topic:", "title:"), Says = "thiếu topic" },
        new("a long title") { Edit = card => card.Replace("title:", "title: Một tên thẻ dài đến nỗi không nút bấm nào hiện được hết các chữ của nó"), Says = "tối đa 60" },
        new("the title of another card") { Edit = card => card.Replace("title:", "title: Không đội mũ khi đi xe máy bị phạt bao nhiêu"), Says = "tên thẻ trùng với", ReportedAt = (Helmet, "title:") },
        new("a fine in the title") { Edit = card => card.Replace("title:", "title: Phạt 500.000 đồng"), Says = NearNumbers, Mend = "{{" },
        new("a colon in the title") { Edit = card => card.Replace("title:", "title: Bỏng: làm gì"), Says = "YAML viết sai", Mend = "ngoặc kép" },
        new("a key with a slip") { Edit = card => card.Replace("title:", "tittle: Bị bỏng"), Says = "không có khóa \"tittle\"", Mend = "title" },
        new("a key twice") { Edit = card => card.InsertBelow("topic:", "topic: injury.burns"), Says = "đã có ở dòng 2" },
        new("a question of another card") { Edit = card => card.InsertBelow("questions:", "  - không đội mũ bảo hiểm phạt bao nhiêu tiền"), ReportedAt = (Helmet, "không đội mũ bảo hiểm phạt bao nhiêu tiền"), Says = "trùng câu ở answers/" },
        new("a question twice") { Edit = card => card.InsertBelow("questions:", "  - nhện cắn thì chườm gì", "  - Nhen can thi chuom gi?"), Says = "trùng câu ở dòng", IsWarning = true },
        new("a question nearly that of another topic") { Edit = card => card.InsertBelow("questions:", "  - không đội mũ bảo hiểm phạt bao nhiêu tiền vậy"), ReportedAt = (Helmet, "không đội mũ bảo hiểm phạt bao nhiêu tiền"), Says = "gần như trùng", Mend = "bỏ một câu", IsWarning = true },
        new("a question with a colon") { Edit = card => card.InsertBelow("questions:", "  - hỏi: nhện cắn thì sao"), Says = "phải là một dòng chữ", Mend = "ngoặc kép" },
        new("too few questions") { Edit = card => card.Shorten("questions:", "  - ", 3), Says = "chỉ có 3 câu hỏi" },
        new("no questions") { Edit = card => card.Shorten("questions:", "  - ", 0).At("questions:"), Says = "thiếu questions" },
        new("no sources") { Edit = card => card.Shorten("sources:", "  - ", 0).At("sources:"), Says = "thiếu sources", Mend = "ít nhất một nguồn" },
        new("a source nobody knows") { Edit = card => card.InsertBelow("sources:", "  - nd-186-2024: điều 7"), Says = "không có nguồn", Mend = "nd-168-2024" },
        new("a source that has expired") { Edit = card => card.InsertBelow("sources:", "  - luat-pcmt-2021: điều 5"), Says = "đã hết hiệu lực sau ngày 30/06/2026", Mend = "luat-pcmt-2025" },
        new("a law that is younger than the answer") { Edit = card => card.Replace("valid-from:", "valid-from: 2019-01-01").InsertBelow("sources:", "  - nd-238-2026"), Says = "muộn hơn valid-from", Mend = "sửa valid-from" },
        new("a passage that does not exist") { Edit = card => card.InsertBelow("sources:", "  - directive33#nv3-77"), Says = "không có mã neo \"nv3-77\"", Mend = "nv3-" },
        new("a passage of what has none") { Edit = card => card.InsertBelow("sources:", "  - nd-168-2024#a7"), Says = "không có mã neo; chỉ chỉ thị" },
        new("a whole directive") { Edit = card => card.InsertBelow("sources:", "  - directive33"), Says = "chưa dẫn tới đoạn nào", Mend = "directive33#nv3-1", IsWarning = true },
        new("an amendment after the review") { Edit = card => card.Replace("reviewed:", "reviewed: 2026-08-01").InsertBelow("sources:", "  - nd-168-2024"), Says = "sửa đổi từ 15/08/2026, sau ngày soát", Mend = "đối chiếu lại", IsWarning = true },
        new("a day in the local order") { Edit = card => card.Replace("valid-from:", "valid-from: 01/01/2025"), Says = "không phải ngày", Mend = "2026-11-21" },
        new("a day that is not in the calendar") { Edit = card => card.Replace("reviewed:", "reviewed: 2026-02-30"), Says = "không phải ngày" },
        new("no day of review") { Edit = card => card.Remove("review-by:", "topic:"), Says = "thiếu review-by" },
        new("a review that ends before it begins") { Edit = card => card.Replace("review-by:", "review-by: 2026-01-01"), Says = "review-by sớm hơn reviewed" },
        new("an overdue review") { Edit = card => card.Replace("reviewed:", "reviewed: 2025-11-01").Replace("review-by:", "review-by: 2026-11-01"), Says = "đã quá hạn soát lại 01/11/2026", IsWarning = true },
        new("a review in four years") { Edit = card => card.Replace("review-by:", "review-by: 2030-12-31"), Says = "nên trong vòng", IsWarning = true },
        new("an expired card") { Edit = card => card.InsertBelow("valid-from:", "valid-until: 2026-11-20"), Says = "không được đưa ra nữa", IsWarning = true },
        new("a related topic nobody knows") { Edit = card => card.Replace("related:", "related: [traffic.hemlet]"), Says = "không có chủ đề", Mend = "traffic.helmet" },
        new("four related topics") { Edit = card => card.Replace("related:", "related: [traffic.helmet, traffic.speed, drugs.vape, service.hotlines]"), Says = "related có quá 3" },
        new("a related topic twice") { Edit = card => card.Replace("related:", "related: [traffic.helmet, traffic.helmet]"), Says = "hai lần" },
        new("related topics that are no list") { Edit = card => card.Replace("related:", "related: traffic.helmet"), Says = "phải là danh sách", Mend = "bắt đầu bằng" },
        new("an audience that is none") { Edit = card => card.InsertBelow("valid-from:", "audience: parents"), Says = "không nằm trong", Mend = "parent" },
        new("a certainty that is none") { Edit = card => card.InsertBelow("valid-from:", "certainty: doubtfull"), Says = "không nằm trong", Mend = "doubtful" },
    ];

    private static IEnumerable<PlantedMistake> Bodies() =>
    [
        new("a fine by hand") { Edit = card => card.Append("Bị phạt 400.000–600.000 đồng."), Says = NearNumbers, Mend = "{{fine.helmet}}" },
        new("a hotline by hand") { Edit = card => card.Append("Gọi 115 ngay."), Says = NearNumbers, Mend = "{{hotline.ambulance}}" },
        new("a telephone number by hand") { Edit = card => card.Append("Gọi 0912 345 678."), Says = NearNumbers, Mend = "laws.yaml" },
        new("a decree by hand") { Edit = card => card.Append("Theo Nghị định 168/2024/NĐ-CP."), Says = NearNumbers, Mend = "{{law.nd-168-2024}}" },
        new("a prison term by hand") { Edit = card => card.Append("Có thể bị phạt tù từ 2 đến 7 năm."), Says = NearNumbers },
        new("a speed by hand") { Edit = card => card.Append("Không chạy quá 40 km/h."), Says = NearNumbers, IsWarning = true },
        new("a figure nobody knows") { Edit = card => card.Append("Phạt {{fine.hemlet}}."), Says = "không có \"fine.hemlet\"", Mend = "fine.helmet" },
        new("a hotline nobody knows") { Edit = card => card.Append("Gọi {{hotline.ambulanse}}."), Says = "không có \"hotline.ambulanse\"", Mend = "hotline.ambulance" },
        new("a reference left open") { Edit = card => card.Append("Gọi {{hotline.ambulance}."), Says = "{{ }} không khớp", Mend = "{{mã}}" },
        new("a figure without its law") { Edit = card => card.Append("Mức {{fine.vape.use}}."), Says = "thẻ không nêu nguồn này", Mend = "vào sources", IsWarning = true },
        new("a doubtful figure told as certain") { Edit = card => card.Append("Mỗi năm {{drowning.count-said}} đuối nước."), Says = "nói như chắc chắn", Mend = "nói rõ là chưa chắc", IsWarning = true },
        new("a law of the past told as law") { Edit = card => card.Append("Theo {{law.luat-pcmt-2021}} thì cấm."), Says = "không còn hiệu lực nhưng", Mend = "trước đây", IsWarning = true },
        new("a doubtful card that sounds certain") { Edit = card => card.InsertBelow("valid-from:", "certainty: doubtful").Say("Nước nóng gây bỏng.", "", "## Xem thêm", "", "Hết.").At("Nước nóng"), Says = "thẻ ghi certainty: doubtful", Mend = "nói rõ là chưa chắc", IsWarning = true },
        new("markup") { Edit = card => card.Append("Đây là **đậm**."), Says = "không dùng chữ đậm" },
        new("HTML") { Edit = card => card.Append("Uống <b>nước</b>."), Says = "không dùng HTML" },
        new("a table") { Edit = card => card.Append("| tuổi | mức |"), Says = "không dùng bảng" },
        new("a picture") { Edit = card => card.Append("Xem ![ảnh](a.png)"), Says = "không dùng ảnh" },
        new("a web link") { Edit = card => card.Append("Xem [trang](https://example.org)"), Says = "không dùng liên kết", Mend = "sources" },
        new("another heading") { Edit = card => card.Append("## Lưu ý"), Says = "tiêu đề duy nhất" },
        new("an overlong first part") { Edit = card => card.Say([.. Enumerable.Repeat("Một hai ba bốn năm sáu bảy tám chín mười.", 12)]).At("Một hai"), Says = "tiếng, tối đa 110", Mend = "Xem thêm" },
        new("a text too long for Zalo") { Edit = card => card.Say([.. Enumerable.Repeat("- Nhà có trẻ nhỏ thì cất kỹ dao, kéo, thuốc, hóa chất, bật lửa.", 40)]).At("- Nhà có"), Says = "Zalo và Messenger chỉ nhận 2000", Mend = "tách", IsWarning = true },
        new("a long sentence") { Edit = card => card.Append("Khi trời mưa to mà nhà mình ở chỗ thấp gần sông gần suối thì cả nhà phải mau mau đi lên chỗ cao và nhớ mang theo nước uống với đèn pin."), Says = "câu dài", Mend = "chia làm hai câu", IsWarning = true },
        new("a word of offices") { Edit = card => card.Append("Mọi người cần quán triệt việc này."), Says = "\"quán triệt\" là từ hành chính", Mend = "học kỹ", IsWarning = true },
        new("a task no directive sets") { Edit = card => card.InsertBelow("sources:", "  - directive33#nv3-1").Append("Theo nhiệm vụ 19 của chỉ thị."), Says = "có \"nhiệm vụ 19\"" },
        new("a task that is not cited") { Edit = card => card.InsertBelow("sources:", "  - directive33#nv3-1").Append("Theo nhiệm vụ 5 của chỉ thị."), Says = "sources không dẫn đoạn nào", Mend = "mã neo", IsWarning = true },
        new("an invitation to ask what nobody answers") { Edit = card => card.Append("Bạn hỏi tiếp “mặt trăng có ma túy không”."), Says = "không thẻ nào có câu hỏi này", Mend = "questions", IsWarning = true },
        new("the words of another card") { File = "answers/injury/bee-sting-copy.md", Bytes = CopyOf("answers/injury/bee-sting.md"), Says = "lời thẻ trùng", Mend = "gộp hai thẻ", IsWarning = true, ReportedAt = ("answers/injury/bee-sting-copy.md", "{{hotline.ambulance}}") },
    ];

    private static IEnumerable<PlantedMistake> Files() =>
    [
        new("letters that are no UTF-8") { File = "answers/injury/burn-prevent.md", Bytes = [.. "---\ntopic: injury.burns\n"u8, 0xFF, 0xFE, .. "\n---\n"u8], Says = "không phải UTF-8", Mend = "bảng mã UTF-8" },
        new("a file of more than a megabyte") { File = "answers/injury/large.md", Bytes = new byte[ContentFile.MaxBytes + 1], Says = "lớn hơn 1 MB" },
        new("a card without front matter") { Edit = card => card.Replace("---", "topic: injury.burns").At(1), Says = "phải bắt đầu bằng dòng ---", Mend = "hai dòng ---" },
        new("a tab") { Edit = card => card.InsertBelow("questions:", "\t- nhện cắn"), Says = "dấu tab" },
        new("a character nobody sees") { Edit = card => card.Append("Gọi\u200B người lớn."), Says = "U+200B" },
        new("marks apart from their letters") { Edit = card => card.Append("Go\u0323i người lớn."), Says = "dấu tách rời", Mend = "Unicode dựng sẵn" },
        new("a card in the folder of another family") { File = "answers/drugs/bong.md", Bytes = Encoding.UTF8.GetBytes("---\ntopic: injury.burns\n---\nA\n"), Says = "không thuộc họ", IsWarning = true, ReportedAt = ("answers/drugs/bong.md", "topic:") },
        new("a card with capitals in its name") { File = "answers/injury/Bong Nang.md", Bytes = Encoding.UTF8.GetBytes("---\ntopic: injury.burns\n---\nA\n"), Says = "thẻ phải nằm ở" },
        new("a file that belongs nowhere") { File = "answers/injury/ghi-chu.docx", Bytes = [1], Says = "không thuộc chỗ nào", IsWarning = true },
    ];

    private static IEnumerable<PlantedMistake> Laws() =>
    [
        Law("a law that is no longer in force") with { Edit = laws => laws.Replace("in-force-until:", "in-force-until: 2026-10-31", "id: nd-168-2024"), Says = "đã hết hiệu lực sau ngày 31/10/2026", ReportedAt = (Helmet, "nd-168-2024") },
        Law("a law that was replaced") with { Edit = laws => laws.Replace("replaced-by:", "replaced-by: nd-238-2026", "id: nd-168-2024"), Says = "đã hết hiệu lực", Mend = "nd-238-2026", ReportedAt = (Helmet, "nd-168-2024") },
        Law("a law that ends soon") with { Edit = laws => laws.Replace("in-force-until:", "in-force-until: 2026-12-31", "id: nd-168-2024").At("- id: nd-168-2024"), Says = "hết hiệu lực sau ngày 31/12/2026", IsWarning = true },
        Law("a successor nobody knows") with { Edit = laws => laws.Replace("replaced-by:", "replaced-by: nd-100-2030", "id: nd-168-2024").At("- id: nd-168-2024"), Says = "không có văn bản \"nd-100-2030\"" },
        Law("an amendment nobody knows") with { Edit = laws => laws.Replace("amended-by:", "amended-by: [nd-239-2026]", "id: nd-168-2024").At("- id: nd-168-2024"), Says = "không có văn bản \"nd-239-2026\"", Mend = "nd-238-2026" },
        Law("a law amended since it was checked") with { Edit = laws => laws.Replace("checked-on:", "checked-on: 2026-08-01", "id: nd-168-2024").At("- id: nd-168-2024"), Says = "sau lần đối chiếu gần nhất", Mend = "đối chiếu lại", IsWarning = true },
        Law("a law nobody checked for years") with { Edit = laws => laws.Replace("checked-on:", "checked-on: 2024-01-01", "id: nd-168-2024"), Says = "đã hơn một năm chưa đối chiếu", Mend = "đối chiếu lại", IsWarning = true },
        Law("a law without a day of checking") with { Edit = laws => laws.Remove("checked-on:", "- id: nd-168-2024", "id: nd-168-2024"), Says = "thiếu checked-on" },
        Law("a law that ends before it begins") with { Edit = laws => laws.Replace("in-force-until:", "in-force-until: 2020-01-01", "id: nd-168-2024"), Says = "in-force-until sớm hơn in-force-from" },
        Law("a key of a law with a slip") with { Edit = laws => laws.Replace("in-force-from:", "in-force-form: 2025-01-01", "id: nd-168-2024"), Says = "không có khóa \"in-force-form\"", Mend = "in-force-from" },
        Law("an id twice") with { Edit = laws => laws.Append("  - {id: fine.helmet, text: mười đồng, source: nd-168-2024, from: 2025-01-01, review-by: 2027-01-01}"), Says = "mã \"fine.helmet\" đã có ở laws.yaml" },
        Law("a figure of an unknown law") with { Edit = laws => laws.Append("  - {id: fine.new, text: mười đồng, source: nd-169-2024, from: 2025-01-01, review-by: 2027-01-01}"), Says = "không có nguồn \"nd-169-2024\"", Mend = "nd-168-2024" },
        Law("a figure without a day") with { Edit = laws => laws.Append("  - {id: fine.new, text: mười đồng, source: nd-168-2024, review-by: 2027-01-01}"), Says = "phải ghi from", IsWarning = true },
        Law("a figure older than its law") with { Edit = laws => laws.Append("  - {id: fine.new, text: mười đồng, source: nd-168-2024, from: 2020-01-01, review-by: 2027-01-01}"), Says = "từ trước ngày", IsWarning = true },
        Law("an overdue figure") with { Edit = laws => laws.Append("  - {id: fine.new, text: mười đồng, source: nd-168-2024, from: 2025-01-01, review-by: 2026-01-01}"), Says = "đã quá hạn soát lại 01/01/2026", IsWarning = true },
        Law("a figure no card shows") with { Edit = laws => laws.Append("  - {id: fine.new, text: mười đồng, source: nd-168-2024, from: 2025-01-01, review-by: 2027-01-01}"), Says = "không thẻ nào dùng", IsWarning = true },
        Law("broken YAML") with { Edit = laws => laws.Replace("laws:", "laws: [").At("- id:"), Says = "YAML viết sai", Mend = "thụt dòng", IsAlone = true },
    ];

    private static IEnumerable<PlantedMistake> OtherSources() =>
    [
        new("a hotline that is no number") { File = "hotlines.yaml", Edit = lines => lines.Replace("number:", "number: một một năm", "id: ambulance"), Says = "không phải số điện thoại", IsAlone = true },
        new("an overdue hotline") { File = "hotlines.yaml", Edit = lines => lines.Replace("review-by:", "review-by: 2026-11-01", "id: ambulance"), Says = "đã quá hạn soát lại", IsWarning = true },
        new("a hotline twice") { File = "hotlines.yaml", Edit = lines => lines.Append("  - {id: ambulance, number: \"116\", name: a, hours: b, checked-on: 2026-11-21, review-by: 2027-01-01}"), Says = "mã \"ambulance\" đã có ở hotlines.yaml" },
        new("a topic outside its family") { File = "topics.yaml", Edit = topics => topics.Replace("traffic.helmet:", "trafic.helmet: {title: Mũ, covers: mũ}"), Says = "phải có dạng traffic.tên", IsAlone = true },
        new("a topic without a title") { File = "topics.yaml", Edit = topics => topics.Replace("traffic.helmet:", "traffic.helmet: {covers: mũ}"), Says = "thiếu title" },
        new("a topic nobody answers") { File = "topics.yaml", Edit = topics => topics.InsertBelow("traffic:", "  traffic.rockets: {title: Tên lửa, covers: bay}"), Says = "chưa có thẻ nào", IsWarning = true },
        new("an anchor twice") { File = Directive, Edit = text => text.Append("Làm thêm việc này. {#nv3-1}"), Says = "mã neo \"nv3-1\" đã có" },
        new("a paragraph without an anchor") { File = Directive, Edit = text => text.Append("Làm thêm việc này."), Says = "không có mã neo", Mend = "{#nv3-2}" },
        new("a day of a directive in the local order") { File = Directive, Edit = text => text.Replace("date:", "date: 29/5/2023"), Says = "không phải ngày", Mend = "2026-11-21" },
        new("a mend of a passage that does not exist") { File = Directive, Edit = text => text.InsertBelow("mends:", "  - {at: nv3-99, was: a, now: b, why: c}"), Says = "không có mã neo \"nv3-99\"" },
    ];

    private static IEnumerable<PlantedMistake> Words() =>
    [
        new("phrases below an unknown topic") { File = Phrases, Edit = text => text.Append("[traffic.hemlet]"), Says = "không có chủ đề", Mend = "traffic.helmet" },
        new("a phrase before the first topic") { File = Phrases, Edit = text => text.InsertBelow("#", "mũ bảo hiểm"), Says = "chưa thuộc chủ đề nào", Mend = "[traffic.helmet]" },
        new("a phrase twice") { File = Phrases, Edit = text => text.Append("[traffic.helmet]", "nón cối xanh lè", "non coi xanh le"), Says = "trùng dòng", IsWarning = true },
        new("a phrase that is a question") { File = Phrases, Edit = text => text.Append("[traffic.helmet]", "hôm qua em đi xe máy mà quên đội mũ thì có bị phạt không ạ"), Says = "questions của thẻ", IsWarning = true },
        new("a sign with an unknown concept") { File = "safety/water.yaml", Edit = text => text.Append("  - card: emergency/drowning", "    signs:", "      - id: planted", "        when: [fall-down watter-place]"), Says = "không có khái niệm \"watter-place\"", Mend = "water-place" },
        new("a sign for a card that does not exist") { File = "safety/body.yaml", Edit = text => text.Append("  - card: emergency/drownning", "    signs:", "      - {id: planted-2, words: [xyzzy]}").At("- card: emergency/drownning"), Says = "thẻ đó không có", Mend = "emergency/drowning" },
        new("a sign whose weight is a word") { File = "safety/harm.yaml", Edit = text => text.Append("  - card: emergency/drowning", "    signs:", "      - {id: planted-3, words: [xyzzy], weight: nặng}"), Says = "không phải số nguyên" },
        new("a sign without words") { File = "safety/accidents.yaml", Edit = text => text.Append("  - card: emergency/drowning", "    signs:", "      - {id: planted-4}"), Says = "không có words và when" },
        new("a spelling twice") { File = "lexicon/chat.yaml", Edit = text => text.Append("  - {means: khó, written: [ko]}"), Says = "đã có ở lexicon/chat.yaml" },
        new("a word of two concepts") { File = "lexicon/concepts.yaml", Edit = text => text.Append("  - {id: planted, words: [xe đạp]}"), Says = "mỗi từ chỉ thuộc một khái niệm" },
        new("a text the service needs") { File = "texts.yaml", Edit = text => text.Remove("thanks:", "greeting:"), Says = "thiếu thanks" },
        new("a hotline by hand in a text") { File = "texts.yaml", Edit = text => text.Replace("thanks:", "thanks: Gọi 115 nhé."), Says = NearNumbers, Mend = "{{hotline.ambulance}}" },
        new("a popular card that does not exist") { File = "texts.yaml", Edit = text => text.InsertBelow("popular:", "  - drowning/rescu"), Says = "không có thẻ \"drowning/rescu\"", Mend = "drowning/rescue" },
        new("a button too long for Messenger") { File = "texts.yaml", Edit = text => text.Replace("more:", "more: Bấm vào đây để xem thêm nữa"), Says = "Messenger chỉ hiện 20", IsWarning = true },
        new("a word of offices without a plain one") { File = "wording.yaml", Edit = text => text.InsertBelow("official:", "  tổ chức thực hiện:"), Says = "chưa ghi từ thường dùng", Mend = "từ hành chính: từ thường" },
        new("a part of the wording nobody knows") { File = "wording.yaml", Edit = text => text.Replace("hedges:", "hedge:"), Says = "không có khóa \"hedge\"", Mend = "hedges" },
    ];

    private static PlantedMistake Law(string name) => new(name) { File = "laws.yaml", Says = "" };

    /// <summary>The card under other questions and another title, so that only its words are the same.</summary>
    private static byte[] CopyOf(string card)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "content", card));
        var body = text[(text.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..];
        var questions = string.Concat(Enumerable.Range(1, 8).Select(number => $"  - câu thứ {number} về loài ong lạ {number}\n"));
        return Encoding.UTF8.GetBytes($"---\ntopic: injury.animals\ntitle: Bản sao\nquestions:\n{questions}sources: [aha-2024]\nvalid-from: 2025-01-01\nreviewed: 2026-11-21\nreview-by: 2027-11-30\n---\n{body}");
    }
}
