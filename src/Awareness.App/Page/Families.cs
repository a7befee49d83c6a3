using Awareness.Knowledge;

namespace Awareness.App.Page;

/// <summary>How the families of topics are called on the page, and in which order they stand.</summary>
internal static class Families
{
    public const string Emergency = "emergency";

    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        [Emergency] = "Tình huống khẩn cấp",
        ["drowning"] = "Phòng, chống đuối nước",
        ["injury"] = "Tai nạn, thương tích trẻ em",
        ["traffic"] = "An toàn giao thông",
        ["drugs"] = "Phòng, chống ma túy",
        ["summer"] = "Nghỉ hè của trẻ em, học sinh",
        ["directive32"] = "Chỉ thị 32-CT/TU",
        ["directive33"] = "Chỉ thị 33-CT/TU",
        ["service"] = "Về trợ lý này",
    };

    /// <summary>The family's name; its id when it is new and nobody named it here.</summary>
    public static string Title(string family) => Titles.GetValueOrDefault(family, family);

    /// <summary>True when the topic is about somebody in danger now.</summary>
    public static bool IsEmergency(string? topic) => topic is not null && topic.StartsWith($"{Emergency}.", StringComparison.Ordinal);

    /// <summary>Topics by family: emergencies first, the others as the content has them.</summary>
    public static IEnumerable<IGrouping<string, Topic>> InOrder(IEnumerable<Topic> topics) =>
        topics.GroupBy(topic => topic.Family, StringComparer.Ordinal).OrderBy(family => family.Key == Emergency ? 0 : 1);
}
