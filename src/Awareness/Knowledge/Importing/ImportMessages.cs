namespace Awareness.Knowledge.Importing;

/// <summary>What the officer who loads a document is told.</summary>
internal static class ImportMessages
{
    public const string FileTooLarge = "tệp lớn hơn 20 MB";
    public const string TextTooLarge = "văn bản dài hơn 1 MB chữ, tách thành nhiều tệp";
    public const string UnknownKind = "không đọc được loại tệp này";
    public const string UnknownKindHint = "lưu lại thành .docx, .md hoặc .txt; bản quét (PDF, ảnh) phải nhận dạng chữ trước";
    public const string NoText = "tệp không phải là văn bản thường";
    public const string UnknownEncoding = "không nhận ra bảng mã của tệp";
    public const string UnknownEncodingHint = "mở bằng Word hoặc UniKey rồi lưu lại với bảng mã Unicode (UTF-8)";
    public const string CapitalsHint = "phông .VnTimeH giấu chữ hoa: soát lại chữ hoa";
    public const string MarksJoined = "dấu viết rời (Unicode tổ hợp) đã được ghép vào chữ";
    public const string BrokenWord = "tệp .docx hỏng hoặc không phải .docx";
    public const string BrokenWordHint = "mở bằng Word, chọn Lưu thành (Save As) .docx mới";
    public const string HugeWord = "tệp .docx giải nén ra quá lớn hoặc lồng nhau quá sâu, không đọc";
    public const string Empty = "tệp không có chữ nào";
    public const string NoNumber = "không thấy số, ký hiệu văn bản";
    public const string NoNumberHint = "thêm một dòng như “Số: 33-CT/TU” ở đầu văn bản";
    public const string NoDate = "không thấy ngày ban hành, nên chưa ghi tệp";
    public const string NoDateHint = "thêm một dòng như “Quảng Ninh, ngày 29 tháng 5 năm 2023” ở đầu văn bản";
    public const string NoIssuer = "không thấy cơ quan ban hành, sửa issuer trong tệp được ghi";
    public const string NoTitle = "không thấy trích yếu, lấy tạm mấy chữ đầu";
    public const string NoPassages = "văn bản không có đoạn nào, nên chưa ghi tệp";

    public static string Converted(string encoding) => $"đã chuyển từ bảng mã {encoding} sang Unicode";

    public static string Skipped(string found, int expected) => $"số mục “{found}” đứng ở chỗ của mục {expected}";

    public static string EmptyPart(string heading) => $"phần “{heading}” không có đoạn nào";

    public static string Joined(int line) => $"đã nối với đoạn trên (dòng {line}) bị ngắt giữa câu";
}
