using Awareness.Language;

namespace Awareness.Safety;

/// <summary>A message with the doubtful words read the other way: what the reader of hasty typing took for Telex, glued or misspelt may be meant as typed.</summary>
internal static class OtherWords
{
    /// <summary>A less likely reading is left alone; chat spellings keep what was typed with far less.</summary>
    private const float Likely = 0.5f;

    /// <summary>The other reading of <paramref name="message"/>; null when it has none that is likely.</summary>
    public static AnalyzedText? Of(AnalyzedText message)
    {
        AnalyzedTextBuilder? builder = null;
        foreach (var alternative in message.Alternatives)
        {
            if (alternative.Weight < Likely || (builder is not null && alternative.Start < builder.Next)) continue;
            builder ??= new AnalyzedTextBuilder(message, 0);
            while (builder.Next < alternative.Start) builder.Copy();
            builder.Replace(alternative.Length, alternative.Words);
        }

        return builder?.Build(message.MarkedShare);
    }
}
