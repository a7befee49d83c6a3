using System.Buffers;
using Awareness.Language;
using Awareness.Language.Recognizers;

namespace Awareness.Knowledge.Search;

/// <summary>
/// What the words of a message say of its language: words only our English texts use against words only our Vietnamese texts use, and letters with marks.
/// Words of both ("vape", "ban", "do") say nothing.
/// </summary>
/// <param name="raw">The message.</param>
/// <param name="stemmed">The same with English endings cut.</param>
/// <param name="vietnamese">Words of the Vietnamese texts.</param>
/// <param name="english">Words of the English texts.</param>
internal readonly ref struct LanguageEvidence(AnalyzedText raw, AnalyzedText stemmed, Vocabulary vietnamese, Vocabulary english)
{
    /// <summary>So many English words outweigh one Vietnamese word: English messages name Vietnamese places, Vietnamese ones borrow words.</summary>
    private const int EnglishForEach = 2;

    /// <summary>One word alone is English only when it is longer than the short forms of chat.</summary>
    private const int LongestShortForm = 3;

    /// <summary>Without one of these it is no word but an abbreviation: "CT/TW" is the same in both languages.</summary>
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Null when the words do not say.</summary>
    public bool? IsEnglish
    {
        get
        {
            if (raw.Count != stemmed.Count) return null;
            var (forEnglish, forVietnamese, longest) = (0, 0, 0);
            for (var i = 0; i < raw.Count; i++)
            {
                if (raw[i].Kind != TokenKind.Word) continue;
                if (!raw.Folded(i).ContainsAny(Vowels)) continue;
                var isVietnamese = raw[i].IsMarked || vietnamese.FoldedTerm(raw.Folded(i)) != Vocabulary.Unknown;
                var isEnglish = !raw[i].IsMarked && english.FoldedTerm(stemmed.Folded(i)) != Vocabulary.Unknown;
                if (isEnglish && !isVietnamese)
                {
                    forEnglish++;
                    longest = Math.Max(longest, raw[i].Length);
                }
                else if (isVietnamese && !isEnglish)
                {
                    forVietnamese++;
                }
            }

            if (forEnglish > EnglishForEach * forVietnamese && longest > LongestShortForm) return true;
            if (forVietnamese > forEnglish) return false;
            return CultureGuess.Of(raw) == Recognition.English ? true : forVietnamese > 0 ? false : null;
        }
    }
}
