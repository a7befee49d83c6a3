using System.Globalization;
using System.Text;
using System.Xml;

namespace Awareness.Knowledge.Importing;

/// <summary>Counts the numbers a .docx file does not hold as words ("1.", "a)", "II."): the lists of word/numbering.xml (ECMA-376, part 1, 17.9).</summary>
internal sealed class WordNumbering
{
    private const int MaxLevels = 9;

    private readonly Dictionary<string, Level[]> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> listOfNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> counts = new(StringComparer.Ordinal);
    private string list = "";
    private string number = "";
    private int level;
    private string chosen = "";
    private int chosenLevel;

    /// <summary>Attribute of the main namespace by its local name, "" when it is not there.</summary>
    public static string Attribute(XmlReader reader, string name) => reader.GetAttribute(name, reader.NamespaceURI) ?? "";

    /// <summary>Takes a node of word/numbering.xml.</summary>
    public void Read(XmlReader reader)
    {
        if (reader.NodeType is not XmlNodeType.Element) return;
        switch (reader.LocalName)
        {
            case "abstractNum":
                list = Attribute(reader, "abstractNumId");
                lists[list] = [.. Enumerable.Range(0, MaxLevels).Select(_ => new Level())];
                break;
            case "lvl":
                level = Whole(Attribute(reader, "ilvl"));
                break;
            case "num":
                number = Attribute(reader, "numId");
                break;
            case "abstractNumId":
                listOfNumber[number] = Attribute(reader, "val");
                break;
            case "start" or "numFmt" or "lvlText" when lists.TryGetValue(list, out var levels):
                levels[level].Take(reader.LocalName, Attribute(reader, "val"));
                break;
        }
    }

    /// <summary>Takes the list and the level of the paragraph being read.</summary>
    public void Choose(string element, string value)
    {
        if (element == "numId") chosen = value;
        else chosenLevel = Whole(value);
    }

    /// <summary>The number in front of the paragraph whose list was chosen, or null.</summary>
    public string? Next()
    {
        var (id, at) = (chosen, chosenLevel);
        (chosen, chosenLevel) = ("", 0);
        if (!listOfNumber.TryGetValue(id, out var name) || !lists.TryGetValue(name, out var levels)) return null;
        if (!counts.TryGetValue(name, out var count)) counts[name] = count = new int[MaxLevels];
        count[at]++;
        Array.Clear(count, at + 1, MaxLevels - at - 1);
        if (levels[at].Format == "bullet") return "-";
        if (levels[at].Format == "none") return null;
        var text = new StringBuilder(levels[at].Text);
        for (var i = 0; i <= at; i++) text.Replace($"%{i + 1}", levels[i].Show(Math.Max(count[i], 1)));
        return text.ToString();
    }

    private static int Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Math.Min(value, MaxLevels - 1) : 0;

    private sealed class Level
    {
        public string Format { get; private set; } = "decimal";

        public string Text { get; private set; } = "";

        private int start = 1;

        public void Take(string element, string value)
        {
            if (element == "numFmt") Format = value;
            else if (element == "lvlText") Text = value;
            else start = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 1;
        }

        public string Show(int count)
        {
            var value = start + count - 1;
            return Format switch
            {
                "upperRoman" => BlockMark.Roman(value),
                "lowerRoman" => BlockMark.Roman(value).ToLowerInvariant(),
                "lowerLetter" => ((char)('a' + ((value - 1) % 26))).ToString(),
                "upperLetter" => ((char)('A' + ((value - 1) % 26))).ToString(),
                _ => value.ToString(CultureInfo.InvariantCulture),
            };
        }
    }
}
