namespace Awareness.Tests.Language;

/// <summary>What the word lists may do although a rule of <see cref="LexiconListTests"/> speaks against it.</summary>
internal static class LexiconAllowed
{
    /// <summary>Forms shaped like a Vietnamese syllable that still stand alone, and why.</summary>
    public static IReadOnlyDictionary<string, string> Syllables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ko"] = "no Vietnamese word",
        ["hok"] = "no Vietnamese word",
        ["k"] = "a letter",
        ["kô"] = "no Vietnamese word",
        ["hông"] = "southern không; hip and side are settled by their neighbours",
        ["hổng"] = "southern không; the gap is settled by its neighbour",
        ["hơm"] = "no common word",
        ["khum"] = "không in chat; to cup one's hands is rare here",
        ["e"] = "a letter",
        ["dô"] = "southern vào",
        ["zô"] = "southern vào",
        ["zào"] = "southern vào",
        ["zậy"] = "southern vậy",
        ["zay"] = "southern vậy",
        ["zị"] = "southern vậy",
        ["zới"] = "southern với",
        ["zìa"] = "southern về",
        ["zề"] = "southern về",
        ["dìa"] = "southern về",
        ["rứa"] = "central vậy",
        ["mần"] = "central làm",
        ["chừ"] = "central bây giờ; chần chừ is settled",
        ["té"] = "southern ngã; té nước and té ra are settled",
        ["bịnh"] = "southern bệnh",
        ["nhứt"] = "southern nhất",
        ["trợt"] = "southern trượt",
        ["ngộp"] = "southern ngạt",
        ["xuồng"] = "southern thuyền",
        ["quẹo"] = "southern rẽ",
        ["ổng"] = "southern ông ấy",
        ["méc"] = "southern mách",
        ["lượm"] = "southern nhặt",
        ["rùi"] = "no common word",
        ["roài"] = "no word",
        ["ròi"] = "rồi in chat",
        ["iu"] = "no word",
        ["iêu"] = "no word",
        ["nhìu"] = "no word",
        ["nhièu"] = "no word",
        ["zui"] = "southern vui",
        ["thoy"] = "no word",
        ["ngừi"] = "no word",
        ["mềnh"] = "mình in chat",
        ["đuợc"] = "a slip",
        ["đươc"] = "a slip",
        ["nguời"] = "a slip",
        ["phãi"] = "a slip",
        ["phây"] = "facebook",
        ["iem"] = "no word",
        ["ad"] = "no word",
        ["rep"] = "no word",
        ["ny"] = "no word",
        ["mún"] = "muốn in chat; no common word",
        ["chộ"] = "central thấy",
    };

    /// <summary>Forms our own texts use in the very meaning the lists give them; "hông", the side, is settled by its neighbours there.</summary>
    public static IReadOnlySet<string> InOurTexts { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "k", "kh", "thpt", "atgt", "tw", "ttg", "ubnd", "hđnd", "hdnd", "vn", "pcmt", "xuồng", "hông",
    };

    /// <summary>Words of our texts that read as a concept without marks, where people who type so mean the concept far more often.</summary>
    public static IReadOnlySet<string> OtherReadings { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "bảo hành", "thời còn", "phạt người", "trẻ còn", "cho cán", "dưới nước", "bị phát", "số cứu", "trong cần sa", "cồn áp dụng",
        "ma túy đã", "chưa có bảng", "không thò", "động phát", "vùng nước", "đường sạt", "khóa từ", "kéo là", "an cấp", "bị ngắt",
        "xốc nước", "trong trẻ", "bán cổng", "thổi còn", "ở tổ", "sặc sụa", "mùa lũ", "chọi đá", "đưa xe", "banh lười", "bị ngạt", "thành niên",
    };
}
