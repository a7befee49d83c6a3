using static Awareness.Yaml.FileMessages;

namespace Awareness.Flows.Reading;

/// <summary>What authors are told about the form of a flow, in their language. What is well formed and still wrong is told in <see cref="Checks.FlowCheckMessages"/>.</summary>
internal static class FlowMessages
{
    public const string NoSteps = "luồng chưa có bước nào";
    public const string StepShape = "mỗi bước phải gồm các dòng \"khóa: giá trị\"";
    public const string StepShapeHint = "ví dụ \"- say: Chào bạn\"";
    public const string BadIdHint = "chỉ dùng a–z, 0–9 và gạch nối";
    public const string BraceText = "chữ bắt đầu bằng dấu { phải đặt trong ngoặc kép";
    public const string LonelyBrace = "dấu { } không khớp nhau";
    public const string LonelyBraceHint = "viết {tên_biến} hoặc {{mã}}";
    public const string TextShape = "lời phải là chữ, hoặc gồm text, parent, pupil, en";
    public const string OneVariant = "lời chỉ có bản cho một bên: thêm text cho mọi người, hoặc thêm bản còn lại";
    public const string MissingEnglish = "bot có tiếng Anh nhưng lời này chưa có bản en";
    public const string ArmNeverReached = "các nhánh sau nhánh không có if sẽ không bao giờ tới";
    public const string EmptyBranch = "branch phải có ít nhất một nhánh {if: …, goto: …}";
    public const string ExpectMissing = "câu hỏi phải có choices, hoặc expect cho biết chờ câu trả lời loại nào";
    public const string ChoicesOnlyForChoice = "chỉ câu hỏi expect: choice mới có choices";
    public const string NoChoices = "câu hỏi chọn phải có choices với ít nhất một lựa chọn";
    public const string YesNoOnly = "yes và no chỉ dùng với expect: yes-no";
    public const string RightOnlyInQuiz = "right chỉ dùng trong quiz hoặc trong câu khảo sát (record: survey)";
    public const string QuizWithoutRight = "câu đố chưa có lựa chọn nào đúng";
    public const string QuizWithoutRightHint = "thêm right: true vào lựa chọn đúng";
    public const string QuizAllRight = "mọi lựa chọn của câu đố đều đúng";
    public const string MinOnlyForNumbers = "min chỉ dùng với expect: number, age hoặc text";
    public const string MaxOnlyForNumbers = "max chỉ dùng với expect: number, age hoặc text";
    public const string BadTimeHint = "viết số kèm m (phút), h (giờ) hoặc d (ngày), ví dụ 30m, 23h, 7d";
    public const string TimeTooLate = "sau 24 giờ Messenger không nhận tin nữa: lời nhắc sẽ không tới";
    public const string TimeTooLateHint = "để 23h hoặc ngắn hơn";
    public const string NameHint = "tên biến viết thường, không dấu, bắt đầu bằng chữ, ví dụ nhom_tuoi";
    public const string TimeoutGotoInBot = "timeout của bot không có goto: mỗi luồng có bước riêng";
    public const string EmptyGoto = "goto phải có tên bước";

    public static string NoKind(IEnumerable<string> kinds) => $"bước này không có việc gì để làm; cần một trong: {string.Join(", ", kinds)}";
    public static string UnknownKind(string key) => $"không có loại bước {Quote(key)}";
    public static string TwoKinds(string first, string second) => $"một bước chỉ làm một việc: đã có {first} nên không thể có {second}";
    public static string TwoKindsHint(string second) => $"tách {second} thành bước riêng";
    public static string TooManySteps(int most) => $"luồng có quá {most} bước";
    public static string BadStepId(string id) => $"mã bước {Quote(id)} viết sai";
    public static string DuplicateStep(string id, int line) => $"mã bước {Quote(id)} đã có ở dòng {line}";
    public static string UnknownStep(string id) => $"không có bước {Quote(id)} trong luồng này";
    public static string NeedsId(string why) => $"{why} phải có id, để kết quả vẫn khớp khi luồng được sửa";
    public static string LongTitle(int length, int most) => $"tên dài {length} ký tự, tối đa {most}";
    public static string TooManyHoles(int most) => $"lời có quá {most} chỗ {{ }}";
    public static string LongText(int length, int most) => $"lời dài {length} ký tự, tối đa {most}";
    public static string LongChoice(int length, int most) => $"lựa chọn dài {length} ký tự, tối đa {most}";
    public static string TooManyChoices(int count, int most) => $"câu hỏi có {count} lựa chọn, tối đa {most}";
    public static string TooManyButtons(int count, int most) => $"suggest có {count} nút, tối đa {most}";
    public static string DuplicateChoice(string said, string other) => $"{Quote(said)} trùng với lựa chọn {Quote(other)} (không kể dấu): không biết người trả lời chọn ý nào";
    public static string DuplicateValue(string value, int line) => $"giá trị {Quote(value)} đã dùng cho lựa chọn ở dòng {line}: kết quả sẽ không phân biệt được";
    public static string NumberForChoice(string word, int number) => $"{Quote(word)} là số thứ tự của lựa chọn khác (lựa chọn {number})";
    public static string NotANumber(string key, string text) => $"{key}: {Quote(text)} không phải số";
    public static string OutOfRange(string key, int least, int most) => $"{key} phải từ {least} đến {most}";
    public static string MinAboveMax(string min, string max) => $"min {min} lớn hơn max {max}";
    public static string BadTime(string text) => $"{Quote(text)} không phải khoảng thời gian";
    public static string TimeOutOfRange(string text) => $"{Quote(text)} phải từ 1 phút đến 30 ngày";
    public static string BadVariable(string name) => $"tên biến {Quote(name)} viết sai";
    public static string ReservedVariable(string name) => $"biến {Quote(name)} do máy tự tính, không đặt được";
    public static string NotTrueOrFalse(string key, string text) => $"{key}: {Quote(text)} phải là true hoặc false";
    public static string Expression(string mistake) => $"biểu thức sai: {mistake}";
    public static string UnknownTopic(string id) => $"không có chủ đề {Quote(id)} trong topics.yaml";
    public static string NotAMapOf(string key, IEnumerable<string> keys) => $"{key} phải gồm: {string.Join(", ", keys)}";
    public static string ExpiredFigure(string id, DateOnly day) => $"con số {Quote(id)} chỉ đúng đến {day:dd/MM/yyyy}";
}
