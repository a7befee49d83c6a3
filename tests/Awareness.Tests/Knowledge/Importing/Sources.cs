using System.Text;
using Awareness.Knowledge.Importing;

namespace Awareness.Tests.Knowledge.Importing;

/// <summary>The documents beside the repository, and small ones written here.</summary>
internal static class Sources
{
    public const string Report = "000_531df3c20cd38a29.txt";
    public const string LaiChau = "003_af786f7a999000c4.txt";

    /// <summary>A complete short directive in two columns.</summary>
    public const string Letter = """
        TỈNH ỦY QUẢNG NINH          ĐẢNG CỘNG SẢN VIỆT NAM
        *
        Số 45-CT/TU                 Quảng Ninh, ngày 05 tháng 3 năm 2024

        CHỈ THỊ
        về bảo đảm an toàn cho trẻ em

        Thời gian qua, công tác trẻ em có nhiều tiến bộ. Ban Thường vụ Tỉnh ủy yêu cầu:

        I- NHIỆM VỤ

        1. Các cấp ủy thực hiện các việc sau:

        a) Kiểm tra các hồ bơi.

        + Làm trước mùa hè.

        2. Nhà trường dạy bơi cho học sinh trong

        toàn tỉnh.

        II- TỔ CHỨC THỰC HIỆN

        1. Chỉ thị này có hiệu lực từ ngày ký.

        Nơi nhận:
        - Các huyện ủy;
        - Lưu Văn phòng.

        T/M BAN THƯỜNG VỤ
        PHÓ BÍ THƯ

        Nguyễn Văn An
        """;

    public static string PathOf(string name) => Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "sources", name));

    /// <summary>Reads a document beside the repository; skips the test, with its reason, where there is none.</summary>
    public static OfficialText Read(string name)
    {
        if (!File.Exists(PathOf(name))) Assert.Skip($"The documents are not at {PathOf(name)}: nothing was imported.");
        return OfficialText.Read(name, File.ReadAllBytes(PathOf(name)));
    }

    public static OfficialText ReadText(string text) => OfficialText.Read("letter.txt", Encoding.UTF8.GetBytes(text));

    /// <summary>Letters and digits, word by word: what must not change.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isLetter && start < 0) start = i;
            if (isLetter || start < 0) continue;
            yield return text[start..i];
            start = -1;
        }
    }
}
