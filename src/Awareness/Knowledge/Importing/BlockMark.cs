using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Awareness.Knowledge.Importing;

/// <summary>How a part is marked; what is named earlier holds what is named later.</summary>
internal enum MarkKind
{
    /// <summary>"Phần thứ nhất".</summary>
    Part,

    /// <summary>"Chương II".</summary>
    Chapter,

    /// <summary>"A.".</summary>
    Capital,

    /// <summary>"II-".</summary>
    Roman,

    /// <summary>"Mục 1".</summary>
    Section,

    /// <summary>"Điều 5.".</summary>
    Article,

    /// <summary>"3.".</summary>
    Arabic,

    /// <summary>"3.1.".</summary>
    Dotted,

    /// <summary>"(1)", "a)": cited as a paragraph of the part it is in.</summary>
    Letter,

    /// <summary>"-", "+": layout.</summary>
    Bullet,
}

/// <summary>The numbering at the beginning of a paragraph.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="Number">Its place in its row, from 1; 0 when it tells none.</param>
/// <param name="Label">As people cite it: "II", "3.1", "Điều 5".</param>
/// <param name="Length">Letters it takes, the blank after it included.</param>
internal sealed partial record BlockMark(MarkKind Kind, int Number, string Label, int Length)
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly (MarkKind Kind, Regex Shape)[] Shapes =
    [
        (MarkKind.Part, Part()), (MarkKind.Chapter, Chapter()), (MarkKind.Section, Section()), (MarkKind.Article, Article()),
        (MarkKind.Roman, RomanNumber()), (MarkKind.Capital, Capital()), (MarkKind.Dotted, Dotted()), (MarkKind.Arabic, Arabic()),
        (MarkKind.Letter, Letter()), (MarkKind.Bullet, Bullet()),
    ];

    /// <summary>True when the mark opens a part that can be cited.</summary>
    public bool OpensPart => Kind < MarkKind.Letter;

    /// <summary>The numbering <paramref name="text"/> begins with, or null.</summary>
    public static BlockMark? Find(string text)
    {
        var start = text.Length <= 40 ? text : text[..40];
        foreach (var (kind, shape) in Shapes)
        {
            var match = shape.Match(start);
            if (!match.Success) continue;
            var name = match.Groups["name"].Value;
            var label = kind is MarkKind.Part or MarkKind.Chapter or MarkKind.Article or MarkKind.Section ? match.Groups["whole"].Value : name;
            return new BlockMark(kind, NumberOf(name), label, match.Groups["mark"].Length);
        }

        return null;
    }

    /// <summary>Roman numerals of 1 to 3999.</summary>
    public static string Roman(int value)
    {
        var text = new StringBuilder();
        foreach (var (worth, letters) in new[] { (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
        {
            for (; value >= worth && text.Length < 20; value -= worth) text.Append(letters);
        }

        return text.ToString();
    }

    private static int NumberOf(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        if (int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        for (var i = 1; i <= 40; i++)
        {
            if (Roman(i) == name) return i;
        }

        return name is [>= 'A' and <= 'H'] ? name[0] - 'A' + 1 : 0;
    }

    [GeneratedRegex(@"^(?<mark>(?<whole>(Phần|PHẦN)\s+(?<name>(thứ\s+|THỨ\s+)?(\p{L}{1,5}|\d{1,2})))([.:]\s*|$))", Options)]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?<mark>(?<whole>(Chương|CHƯƠNG)\s+(?<name>[IVXL]{1,6}|\d{1,2}))([.:]\s*|\s|$))", Options)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^(?<mark>(?<whole>(Mục|MỤC)\s+(?<name>[IVX]{1,6}|\d{1,2}))([.:]\s*|$))", Options)]
    private static partial Regex Section();

    [GeneratedRegex(@"^(?<mark>(?<whole>(Điều|ĐIỀU)\s+(?<name>\d{1,3}))([.:]\s*|$))", Options)]
    private static partial Regex Article();

    [GeneratedRegex(@"^(?<mark>(?<name>[IVX]{1,6})(\s?[.)]\s+|\s?[-–]\s*))\p{Lu}", Options)]
    private static partial Regex RomanNumber();

    [GeneratedRegex(@"^(?<mark>(?<name>[A-H])\s?[.)\-–]\s+)", Options)]
    private static partial Regex Capital();

    [GeneratedRegex(@"^(?<mark>(?<name>\d{1,2}(\.\d{1,2}){1,4})\.?\s+)\p{L}", Options)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^(?<mark>(?<name>\d{1,2})(\s?[.)]\s*|\s?[-–]\s*))\p{L}", Options)]
    private static partial Regex Arabic();

    [GeneratedRegex(@"^(?<mark>(\((?<name>\d{1,2}|[a-zđ])\)|(?<name>[a-zđ])[.)])\s+)", Options)]
    private static partial Regex Letter();

    [GeneratedRegex(@"^(?<mark>[-+–—•·▪○*]\s*)\S", Options)]
    private static partial Regex Bullet();
}
