namespace Awareness.Yaml;

/// <summary>What the YAML library says is wrong, in one sentence an author understands. What it says seldom stays as it says it.</summary>
internal static class YamlReasons
{
    private static readonly (string Part, string Meaning)[] Known =
    [
        ("did not find expected key", "dòng này thụt vào không khớp với các dòng cùng cấp phía trên, hoặc thiếu dấu hai chấm"),
        ("expected '-' indicator", "dòng này thụt vào không khớp với danh sách phía trên, hoặc thiếu dấu gạch đầu dòng"),
        ("Block sequence entries are not allowed", "dấu gạch đầu dòng đứng sai chỗ"),
        ("Anchor before sequence", "dấu gạch đầu dòng đứng sai chỗ"),
        ("flow mapping", "thiếu dấu phẩy hoặc dấu } đóng"),
        ("flow sequence", "thiếu dấu phẩy hoặc dấu ] đóng"),
        ("Mapping values are not allowed", "có dấu hai chấm ở chỗ không được có"),
        ("found invalid mapping", "có dấu hai chấm ở chỗ không được có"),
        ("Mapping keys are not allowed", "khóa đứng sai chỗ"),
        ("could not find expected ':'", "thiếu dấu hai chấm sau khóa"),
        ("quoted scalar, found unexpected end of stream", "thiếu dấu ngoặc kép đóng"),
        ("found wrong indentation", "câu trong ngoặc kép xuống dòng mà không thụt vào"),
        ("unknown escape character", "trong ngoặc kép, dấu \\ đứng trước một chữ không được phép; muốn viết dấu \\ thì gõ \\\\"),
        ("cannot start any token", "dòng bắt đầu bằng một dấu mà YAML không nhận (như @, % hoặc dấu nháy ngược)"),
        ("block scalar", "dòng đầu của đoạn chữ sau dấu | thụt vào sai"),
        ("did not find expected node content", "thiếu giá trị, hoặc thừa dấu phẩy hay dấu ngoặc"),
        ("Did not find expected <document", "phần này không nối được với phần trên: xem lại dấu ngoặc và thụt dòng của dòng trước"),
        ("Reached the end of the stream", "tệp hết giữa chừng: thiếu một dấu đóng"),
    ];

    /// <summary>The sentence for <paramref name="reason"/>; what nobody translated comes back as it is.</summary>
    public static string Of(string reason) => Array.Find(Known, known => reason.Contains(known.Part, StringComparison.OrdinalIgnoreCase)).Meaning ?? reason;
}
