using static Awareness.Yaml.FileMessages;

namespace Awareness.Knowledge.Reading;

/// <summary>What authors are told about what cards and their sources say, in their language. One sentence says what is wrong; a hint says how to mend it.</summary>
internal static class Messages
{
    public const string UnreadableFolder = "không đọc được thư mục này";
    public const string UnreadableFile = "không đọc được tệp này";
    public const string MissingFile = "thiếu tệp này";
    public const string UnreadFile = "tệp này không thuộc chỗ nào nên không được đọc; thẻ nằm ở answers/<họ>/<tên>.md";

    public const string PhraseWithoutTopic = "cụm từ này chưa thuộc chủ đề nào";
    public const string PhraseWithoutTopicHint = "viết dòng [mã chủ đề], ví dụ [traffic.helmet], trước các cụm từ";
    public const string ExampleWithoutSection = "câu ví dụ này chưa thuộc lời từ chối nào";
    public const string ExampleWithoutSectionHint = "viết dòng [mã lời từ chối] hoặc [honest] trước các câu";
    public const string PhraseWithoutWords = "dòng này không có chữ nào";
    public static string LongPhrase(int words, int most) => $"cụm từ dài {words} chữ (nên dưới {most}): câu hỏi dài thì đưa vào questions của thẻ";
    public static string DuplicatePhrase(int line) => $"cụm từ này trùng dòng {line} (không kể dấu)";

    public const string NoFrontMatter = "tệp phải bắt đầu bằng dòng ---";
    public const string NoFrontMatterHint = "các dòng topic:, title:… đứng giữa hai dòng ---";
    public const string OpenFrontMatter = "phần đầu tệp chưa đóng";
    public const string OpenFrontMatterHint = "thêm dòng --- sau các dòng topic:, title:…";
    public const string EmptyFrontMatter = "phần đầu tệp không có dòng nào dạng \"khóa: giá trị\"";

    public const string NoHeading = "đoạn này không nằm dưới tiêu đề ## nào";
    public const string NoPassages = "chỉ thị không có đoạn nào";
    public const string NoAnchor = "đoạn không có mã neo";
    public const string BrokenAnchor = "mã neo viết sai";
    public const string AnchorHint = "mỗi tiêu đề và mỗi đoạn kết thúc bằng một mã dạng {#nv3-2}";

    public const string BadCardPath = "thẻ phải nằm ở answers/<họ>/<tên>.md, tên chỉ gồm a–z, 0–9 và gạch nối";
    public const string BadSource = "nguồn viết sai";
    public const string BadSourceHint = "viết \"mã\" hoặc \"mã: chỗ trong văn bản\"";
    public const string SourcesHint = "mỗi thẻ dựa vào ít nhất một nguồn";
    public const string EmptyBody = "thẻ không có lời trả lời";
    public const string Heading = "tiêu đề duy nhất được dùng là \"## Xem thêm\", \"## Với phụ huynh\", \"## Với học sinh\" (thẻ tiếng Anh: \"## More\"), mỗi tiêu đề một lần";
    public const string Table = "không dùng bảng: Zalo và Messenger không hiện được";
    public const string Quotation = "không dùng dòng trích dẫn >";
    public const string OtherBullet = "đầu dòng liệt kê chỉ dùng \"-\" hoặc \"1.\"";
    public const string Image = "không dùng ảnh trong thẻ";
    public const string Link = "không dùng liên kết [chữ](địa chỉ)";
    public const string LinkHint = "viết chữ thường, nguồn đặt ở sources";
    public const string LongTextHint = "chuyển bớt xuống ## Xem thêm";
    public const string BrokenReference = "dấu {{ }} không khớp nhau";
    public const string BrokenReferenceHint = "viết {{mã}}, ví dụ {{hotline.ambulance}}";
    public const string ReferenceInFigure = "con số không được tham chiếu con số khác";
    public const string ReservedFigureId = "mã con số không bắt đầu bằng hotline. hoặc law.";
    public const string AddFigure = "thêm con số vào figures trong laws.yaml rồi dùng {{mã}}";
    public const string RelatedToItself = "related có chính chủ đề của thẻ này";
    public const string ReplacesItself = "văn bản tự thay thế chính nó";
    public const string LawLaterHint = "sửa valid-from, hoặc dẫn văn bản có hiệu lực lúc đó";
    public const string FigureLawHint = "dẫn văn bản đang có hiệu lực; mức cũ nêu để so sánh thì đặt mã kết thúc bằng .old";

    public const string EnglishOfNoCard = "không có thẻ tiếng Việt cùng tên nằm cạnh bản tiếng Anh này";
    public const string PointerWithoutTopic = "lời này phải có {topic}: chỗ điền tên chủ đề";
    public static string LeadOfOtherTopic(string card, string topic) => $"không có thẻ {Quote(card)} trong chủ đề {Quote(topic)}";
    public static string EmptyPart(string heading) => $"phần {Quote(heading.TrimStart('#', ' '))} không có chữ nào";
    public static string NoEnglishFigure(string id) => $"con số {Quote(id)} chưa có lời tiếng Anh: thêm dòng english vào con số này trong laws.yaml";
    public static string NotSaidInVariant(string reference, string part) => $"{Quote(reference)} có trong phần đầu của thẻ nhưng không có trong {part}";
    public static string NotSaidInEnglish(string reference) => $"{Quote(reference)} có trong phần đầu của thẻ tiếng Việt nhưng không có trong bản tiếng Anh";
    public static string LongVariant(string part, int syllables, int most) => $"{part} dài {syllables} tiếng, tối đa {most}";
    public static string LongEnglish(int words, int most) => $"phần đầu dài {words} từ tiếng Anh, tối đa {most}";
    public static string NoEnglishTopic(string id) => $"chủ đề {Quote(id)} chưa có tên tiếng Anh";
    public static string NoEnglishText(string key) => $"chưa có lời tiếng Anh cho {Quote(key)}: người hỏi bằng tiếng Anh sẽ thấy lời tiếng Việt";

    public static string TooManyFiles(int most) => $"hơn {most} tệp: đây có đúng là thư mục content không?";
    public static string BadTopicId(string id, string family) => $"mã chủ đề {Quote(id)} phải có dạng {Cut(family)}.tên, chữ a–z, 0–9, gạch nối";
    public static string BadPhoneNumber(string number) => $"{Quote(number)} không phải số điện thoại";
    public static string EndsBeforeItBegins(string end, string begin) => $"{end} sớm hơn {begin}";

    public static string DuplicateAnchor(string anchor, int line) => $"mã neo {Quote(anchor)} đã có ở dòng {line}";
    public static string UnknownAnchor(string anchor) => $"không có mã neo {Quote(anchor)}";
    public static string AnchorOutsideDirective(string source) => $"{Quote(source)} không có mã neo; chỉ chỉ thị mới dẫn bằng #";
    public static string MendNotInText(string anchor) => $"chữ đã sửa không thấy trong đoạn {Quote(anchor)}";

    public static string UnknownTopic(string id) => $"không có chủ đề {Quote(id)} trong topics.yaml";
    public static string UnknownSource(string id) => $"không có nguồn {Quote(id)} trong laws.yaml hay directives/";
    public static string UnknownLaw(string id) => $"không có văn bản {Quote(id)} trong laws";
    public static string UnknownReference(string id) => $"không có {Quote(id)} để điền vào";
    public static string UnknownCard(string id) => $"không có thẻ {Quote(id)} trong answers/";
    public static string TooMuchSmallTalk(int most) => $"small-talk có quá {most} loại";
    public static string UnknownExampleSection(string id) => $"không có lời từ chối {Quote(id)} trong refusals/replies.yaml, và cũng không phải [honest]";
    public static string UnusedReply(string id) => $"không dấu hiệu nào dẫn tới lời từ chối {Quote(id)}";
    public static string WordOfOtherKey(string word, string key) => $"{Quote(word)} đã nằm trong {key} (không kể dấu)";
    public static string UnknownConcept(string id) => $"không có khái niệm {Quote(id)} trong lexicon/";
    public static string DuplicateAspect(string id) => $"khía cạnh {Quote(id)} được nêu hai lần";
    public static string OtherFamily(string topic) => $"chủ đề {Quote(topic)} không thuộc họ của thư mục này";
    public static string TooManyRelated(int most) => $"related có quá {most} chủ đề";
    public static string RelatedTwice(string id) => $"related nêu {Quote(id)} hai lần";
    public static string SameSourceTwice(string id) => $"nguồn {Quote(id)} được nêu hai lần";
    public static string SameQuestionTwice(int line) => $"câu hỏi này trùng câu ở dòng {line} (không kể dấu)";
    public static string QuestionOfOtherCard(string file, int line) => $"câu hỏi này trùng câu ở {file}:{line} (không kể dấu)";
    public static string TitleOfOtherCard(string file) => $"tên thẻ trùng với {file} (không kể dấu): bấm nút sẽ không biết mở thẻ nào";
    public static string TooFewQuestions(int count, int fewest) => $"chỉ có {count} câu hỏi khác nhau, cần ít nhất {fewest}";
    public static string LongTitle(int length, int most) => $"tên thẻ dài {length} ký tự, tối đa {most}";
    public static string LongText(int syllables, int most) => $"phần đầu dài {syllables} tiếng, tối đa {most}";
    public static string ManyLines(int lines, int most) => $"thẻ khẩn cấp có {lines} dòng, tối đa {most}";
    public static string LongLine(int most) => $"dòng dài quá {most} ký tự";
    public static string Html(string tag) => $"không dùng HTML: {Quote(tag)}";
    public static string Emphasis(string mark) => $"không dùng chữ đậm, nghiêng hay mã: {Quote(mark)}";
    public static string HandWritten(string number) => $"{Quote(number)} viết bằng tay; con số chỉ ghi một lần, trong laws.yaml hoặc hotlines.yaml";
    public static string UseReference(string id) => $$$"""dùng {{{{{id}}}}}""";

    public static string ReviewOverdue(DateOnly day) => $"đã quá hạn soát lại {Day(day)}";
    public static string ReviewedInFuture(DateOnly day) => $"ngày soát {Day(day)} chưa tới";
    public static string CardExpired(DateOnly day) => $"thẻ hết hiệu lực từ sau {Day(day)}, không được đưa ra nữa";
    public static string FigureOverdue(string id, DateOnly day) => $"con số {Quote(id)} đã quá hạn soát lại {Day(day)}";
    public static string FigureExpired(string id, DateOnly day) => $"con số {Quote(id)} chỉ đúng đến {Day(day)}";
    public static string FigureLater(string id, DateOnly from, DateOnly validFrom) => $"con số {Quote(id)} áp dụng từ {Day(from)}, muộn hơn valid-from {Day(validFrom)} của thẻ";
    public static string FigureSourceNotCited(string id, string law) => $"con số {Quote(id)} lấy từ {law}, nhưng thẻ không nêu nguồn này";
    public static string AddSource(string source, string place) => place.Length == 0 ? $"thêm \"- {source}\" vào sources" : $"thêm \"- {source}: {place}\" vào sources";
    public static string UnusedFigure(string id) => $"không thẻ nào dùng con số {Quote(id)}";
    public static string TopicWithoutCard(string id) => $"chủ đề {Quote(id)} chưa có thẻ nào đang dùng được";
    public static string LawExpired(Law law, DateOnly day) => $"{law.ShortTitle} đã hết hiệu lực sau ngày {Day(day)}: thẻ và con số dựa vào nó không được đưa ra nữa";
    public static string? ReplacedBy(Law? successor) => successor is null ? null : $"văn bản thay thế: {successor.ShortTitle}, mã {Quote(successor.Id)}";
    public static string LawLater(Law law, DateOnly from, DateOnly validFrom) => $"{law.ShortTitle} có hiệu lực từ {Day(from)}, muộn hơn valid-from {Day(validFrom)} của thẻ";

    private static string Day(DateOnly day) => $"{day:dd/MM/yyyy}";
}
