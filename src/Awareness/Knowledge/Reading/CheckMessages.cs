using static Awareness.Yaml.FileMessages;

namespace Awareness.Knowledge.Reading;

/// <summary>What authors are told by the checks of truth keeping and wording, in their language. One sentence says what is wrong; a hint says how to mend it.</summary>
internal static class CheckMessages
{
    public const string NoPlainWordHint = "viết \"từ hành chính: từ thường dùng thay\"";
    public const string LongSentenceHint = "chia làm hai câu, hoặc thành các dòng liệt kê";
    public const string HardCardHint = "câu ngắn, mỗi câu một ý; một em 12 tuổi đọc là hiểu";
    public const string DoubtHint = "nói rõ là chưa chắc (ví dụ \"khoảng\", \"theo báo chí\", \"chưa đối chiếu được\"), hoặc bỏ đi";
    public const string PastHint = "nói rõ đó là mức cũ (ví dụ \"trước đây\", \"đã hết hiệu lực\")";
    public const string SimilarQuestionHint = "bỏ một câu, hoặc viết rõ điều khác nhau";
    public const string SimilarTextHint = "gộp hai thẻ, hoặc để mỗi thẻ chỉ nói phần của mình";
    public const string ChannelHint = "chuyển bớt xuống ## Xem thêm, hoặc tách thành hai thẻ";
    public const string LookAlikeButtonHint = "đưa chữ khác nhau lên đầu tên thẻ";
    public const string PromptHint = "thêm đúng câu này vào questions của thẻ trả lời nó";
    public const string TaskHint = "thêm mã neo của nhiệm vụ đó vào sources";
    public const string WholeDirectiveHint = "dẫn tới đoạn, ví dụ directive33#nv3-1";
    public const string RecheckHint = "đối chiếu lại với văn bản rồi ghi ngày mới";
    public const string SuccessorWithoutDay = "văn bản thay thế chưa ghi in-force-from nên không biết văn bản này còn hiệu lực đến ngày nào";
    public const string CheckedInFuture = "checked-on là ngày chưa tới";
    public const string ReplacedInCircle = "các văn bản thay thế nhau thành vòng tròn";
    public const string FigureWithoutDay = "con số lấy từ văn bản pháp luật phải ghi from";

    public static string NoPlainWord(string word) => $"chưa ghi từ thường dùng thay cho {Quote(word)}";
    public static string LongSentence(int words, int most, string sentence) => $"câu dài {words} tiếng (nên dưới {most}): {Quote(sentence)}";
    public static string HardCard(double mean, int many, int all) => $"thẻ khó đọc: trung bình {mean:0} tiếng một câu, {many} trên {all} câu dài";
    public static string Official(string word) => $"{Quote(word)} là từ hành chính";
    public static string SayInstead(string plain) => $"nói thường: {Quote(plain)}";
    public static string Doubtful(string id) => $"con số {Quote(id)} chưa chắc (certainty: doubtful) nhưng câu này nói như chắc chắn";
    public const string DoubtfulCard = "thẻ ghi certainty: doubtful nhưng lời trả lời nói như chắc chắn";
    public static string OldFigure(string id) => $"con số {Quote(id)} là mức cũ nhưng câu này không nói thế";
    public static string OldLaw(Law law) => $"{law.ShortTitle} không còn hiệu lực nhưng câu này không nói thế";

    public static string SimilarQuestion(string question, string file, int line) => $"câu hỏi này gần như trùng {Quote(question)} ở {file}:{line}, thuộc chủ đề khác: máy khó biết đưa thẻ nào";
    public static string SimilarText(string file, int percent) => $"lời thẻ trùng {percent}% với {file}";
    public static string LongForChannel(string part, int length, int most) => $"{part} dài {length} ký tự, Zalo và Messenger chỉ nhận {most}";
    public static string LongButton(string key, int length, int most) => $"{key} là chữ trên nút, dài {length} ký tự, Messenger chỉ hiện {most}";
    public static string LookAlikeButton(string title, string file) => $"nút của thẻ này và {file} đều hiện là {Quote(title)} trên Messenger";
    public static string DeadRelated(string topic) => $"nút tới {Quote(topic)} sẽ không hiện: chủ đề này không còn thẻ nào dùng được";
    public static string DeadPopular(string card) => $"thẻ {Quote(card)} không còn dùng được nên không hiện ở trang đầu";
    public static string UnknownPrompt(string prompt) => $"thẻ mời hỏi {Quote(prompt)} nhưng không thẻ nào có câu hỏi này";
    public static string UnknownTask(string task) => $"không chỉ thị nào trong sources có {Quote(task)}";
    public static string TaskNotCited(string task) => $"thẻ nhắc {Quote(task)} nhưng sources không dẫn đoạn nào của phần đó";
    public static string WholeDirective(string id) => $"nguồn {Quote(id)} chưa dẫn tới đoạn nào";

    public static string NotCheckedForLong(DateOnly day) => $"đã hơn một năm chưa đối chiếu lại (lần gần nhất {Day(day)})";
    public static string EndsSoon(Law law, DateOnly day) => $"{law.ShortTitle} hết hiệu lực sau ngày {Day(day)}: chuẩn bị sửa thẻ và con số dựa vào nó";
    public static string AmendedSinceChecked(Law law, Law amendment, DateOnly day) => $"{law.ShortTitle} đã được {amendment.ShortTitle} sửa đổi từ {Day(day)}, sau lần đối chiếu gần nhất";
    public static string AmendedSinceReviewed(Law law, Law amendment, DateOnly day) => $"{law.ShortTitle} đã được {amendment.ShortTitle} sửa đổi từ {Day(day)}, sau ngày soát của thẻ";
    public static string OverlapsSuccessor(Law law, Law successor) => $"{law.ShortTitle} ghi hết hiệu lực muộn hơn ngày {successor.ShortTitle} thay thế nó";
    public static string FigureBeforeLaw(string id, Law law) => $"con số {Quote(id)} áp dụng từ trước ngày {law.ShortTitle} có hiệu lực";
    public static string LateReview(int days, int most) => $"review-by cách ngày soát {days} ngày, nên trong vòng {most} ngày";

    private static string Day(DateOnly day) => $"{day:dd/MM/yyyy}";
}
