namespace Awareness.Knowledge.Search;

/// <summary>The five ways of looking at one text; each has terms and postings of its own.</summary>
internal enum TermKind : byte
{
    /// <summary>Words with their marks.</summary>
    Marked,

    /// <summary>Words without marks.</summary>
    Folded,

    /// <summary>Two words side by side, with marks.</summary>
    MarkedPair,

    /// <summary>Two words side by side, without marks.</summary>
    FoldedPair,

    /// <summary>Concepts of the lexicon.</summary>
    Concept,
}

/// <summary>A term a query looks for.</summary>
/// <param name="Kind">The space it belongs to.</param>
/// <param name="Term">Its number there, or <see cref="Vocabulary.Unknown"/>.</param>
/// <param name="Weight">Above 0: how much it counts beside the other terms of the query, before idf.</param>
internal readonly record struct WeightedTerm(TermKind Kind, int Term, float Weight);
