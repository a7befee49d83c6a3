using System.Buffers;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>The words of every document in their order, four bytes each, with the beginnings of sentences: what a second look at a document needs.</summary>
internal sealed class DocumentWords
{
    private const int SentenceStart = int.MinValue;
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".?!;\n…");

    private readonly int[] words;
    private readonly int[] ends;

    private DocumentWords(int[] words, int[] ends)
    {
        this.words = words;
        this.ends = ends;
    }

    /// <summary>Bytes it takes.</summary>
    public long Bytes => 4L * (words.Length + ends.Length);

    /// <summary>The words of a document; see <see cref="Term"/> and <see cref="StartsSentence"/>.</summary>
    public ReadOnlySpan<int> Of(int document) => words.AsSpan((document == 0 ? 0 : ends[document - 1])..ends[document]);

    /// <summary>The marked term of a word.</summary>
    public static int Term(int word) => word & ~SentenceStart;

    /// <summary>True when the word is the first of its sentence.</summary>
    public static bool StartsSentence(int word) => (word & SentenceStart) != 0;

    /// <summary>Notes the sentences of the texts of an index while it is built.</summary>
    public sealed class Builder
    {
        private readonly List<int> sentences = [];
        private readonly List<int> ends = [];
        private int count;

        /// <summary>Adds the next text of the document under way.</summary>
        public void Add(AnalyzedText text)
        {
            for (var i = 0; i < text.Count; i++)
            {
                if (i == 0 || EndsSentence(text, i - 1)) sentences.Add(count + i);
            }

            count += text.Count;
        }

        /// <summary>Ends the document under way.</summary>
        public void EndDocument() => ends.Add(count);

        /// <summary>The words of all documents; <paramref name="stream"/> holds those of the same texts.</summary>
        public DocumentWords Build(TokenStream stream)
        {
            var words = stream.Words.ToArray();
            foreach (var sentence in sentences) words[sentence] |= SentenceStart;
            return new DocumentWords(words, [.. ends]);
        }

        private static bool EndsSentence(AnalyzedText text, int index)
        {
            var end = text[index].Start + text[index].Length;
            return end < text[index + 1].Start && text.Source.AsSpan(end..text[index + 1].Start).ContainsAny(SentenceEnds);
        }
    }
}
