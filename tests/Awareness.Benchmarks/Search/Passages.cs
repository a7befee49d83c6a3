using System.Text;
using System.Text.Json;

namespace Awareness.Benchmarks.Search;

/// <summary>Texts to search and questions about them.</summary>
/// <param name="Name">Where they come from.</param>
/// <param name="Texts">Title and text of each passage.</param>
/// <param name="Questions">What is asked.</param>
internal sealed record Passages(string Name, IReadOnlyList<(string Title, string Text)> Texts, IReadOnlyList<string> Questions)
{
    /// <summary>The Vietnamese part of XQuAD beside the repository, or null when it is not at hand.</summary>
    public static Passages? Xquad()
    {
        var folder = Path.GetFullPath(Path.Combine(Workload.ContentFolder, "..", "..", "shared", "data", "xquad_vi"));
        if (!Directory.Exists(folder)) return null;
        var texts = Lines(folder, "passages.jsonl").Select(line => (Text(line, "title"), Text(line, "text")));
        return new Passages("XQuAD", [.. texts], [.. Lines(folder, "queries.jsonl").Select(line => Text(line, "query"))]);
    }

    /// <summary>Made passages and questions.</summary>
    public static Passages Made(int count, int questions)
    {
        var language = new MadeLanguage(seed: 1);
        List<(string Title, string Text)> texts = [.. Enumerable.Range(0, count).Select(_ => language.Passage())];
        return new Passages("made text", texts, [.. Enumerable.Range(0, questions).Select(number => language.Question(texts[(int)((long)number * count / questions)].Text))]);
    }

    private static IEnumerable<JsonElement> Lines(string folder, string file) => File.ReadLines(Path.Combine(folder, file)).Select(line => JsonDocument.Parse(line).RootElement);

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString() ?? "";
}

/// <summary>
/// A language with the shape of Vietnamese: words of one to three real syllables, used with Zipf's likelihood 1 / rank, in passages of 40 to 60 syllables.
/// </summary>
internal sealed class MadeLanguage
{
    private const int WordCount = 40_000;
    private const int LeastSyllables = 40;
    private const int MoreSyllables = 21;

    private static readonly string[] Rimes =
        ("a à á ả ạ ai ài ái am ám an àn án ang àng áng anh ành ánh ao ào áo at át ạt ay ày áy âm ấm ân ần ấn ất ật âu ầu ấu ây ấy ăn ăng ặng ắt e è é em en éo "
        + "ê ề ế ên ến ênh ết i ì í ị iên iền iến iện iết iêu iếu im in inh ình ính it ít iu o ò ó oa oan oán oi ói om on ong òng óng ô ồ ố ôi ồi ối ôn ồn ống ồng ộng ốt "
        + "ơ ờ ở ơi ời ới ơn ớn u ù ú ủ ua ùa úa uôn uồn uống ui um un ung ùng úng út ư ừ ứ ưa ừa ứa ưng ừng ước ược ương ường ượng ưu").Split(' ');

    private static readonly string[] Onsets = "b c ch d đ g h kh l m n ng nh ph r s t th tr v x".Split(' ');

    private readonly Random random;
    private readonly string[] words;
    private readonly double[] likelihoods;

    public MadeLanguage(int seed)
    {
        random = new Random(seed);
        string[] syllables = [.. from onset in Onsets from rime in Rimes select onset + rime];
        random.Shuffle(syllables);
        words = [.. Enumerable.Range(0, WordCount).Select(rank => Word(syllables, rank))];
        likelihoods = new double[WordCount];
        var sum = 0.0;
        for (var rank = 0; rank < WordCount; rank++) likelihoods[rank] = sum += 1.0 / (rank + 5);
    }

    public (string Title, string Text) Passage()
    {
        var text = new StringBuilder(320);
        for (var left = LeastSyllables + random.Next(MoreSyllables); left > 0;)
        {
            var word = Draw();
            text.Append(word);
            left -= 1 + word.AsSpan().Count(' ');
            text.Append(random.Next(9) == 0 ? ". " : " ");
        }

        return ($"{Draw()} {Draw()}", text.ToString());
    }

    /// <summary>Some words that stand together in a passage, and some that need not.</summary>
    public string Question(string passage)
    {
        var parts = passage.Split(' ');
        var start = random.Next(Math.Max(1, parts.Length - 8));
        return $"{Draw()} {string.Join(' ', parts.Skip(start).Take(4 + random.Next(5)))} {Draw()} {Draw()}";
    }

    private string Word(string[] syllables, int rank)
    {
        var length = rank < 500 ? 1 : 1 + random.Next(10) switch { < 2 => 0, < 9 => 1, _ => 2 };
        return string.Join(' ', Enumerable.Range(0, length).Select(_ => syllables[(int)(syllables.Length * Math.Pow(random.NextDouble(), 2))]));
    }

    private string Draw()
    {
        var place = Array.BinarySearch(likelihoods, random.NextDouble() * likelihoods[^1]);
        return words[Math.Min(WordCount - 1, place < 0 ? ~place : place)];
    }
}
