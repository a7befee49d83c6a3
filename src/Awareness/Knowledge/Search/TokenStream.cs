using System.Runtime.InteropServices;

namespace Awareness.Knowledge.Search;

/// <summary>The words of all documents as numbers, text after text, while an index is built; whoever ranks by position keeps it.</summary>
internal sealed class TokenStream
{
    private readonly List<int> words = [];
    private readonly List<TextRun> runs = [];
    private readonly List<int> concepts = [];
    private readonly List<int> conceptPlaces = [];

    /// <summary>Numbers of the marked words, text after text.</summary>
    public ReadOnlySpan<int> Words => CollectionsMarshal.AsSpan(words);

    /// <summary>The texts, by place; a place may have several.</summary>
    public ReadOnlySpan<TextRun> Runs => CollectionsMarshal.AsSpan(runs);

    /// <summary>Numbers of the concepts met.</summary>
    public ReadOnlySpan<int> Concepts => CollectionsMarshal.AsSpan(concepts);

    /// <summary>The place of each concept met.</summary>
    public ReadOnlySpan<int> ConceptPlaces => CollectionsMarshal.AsSpan(conceptPlaces);

    /// <summary>Adds a word to the text under way.</summary>
    public void AddWord(int word) => words.Add(word);

    /// <summary>Adds a concept met at <paramref name="place"/>.</summary>
    public void AddConcept(int concept, int place)
    {
        concepts.Add(concept);
        conceptPlaces.Add(place);
    }

    /// <summary>Ends the text under way.</summary>
    public void EndText(int place) => runs.Add(new TextRun(place, words.Count));
}

/// <summary>One text: its words end before <paramref name="End"/> and begin where the text before it ends.</summary>
/// <param name="Place">The field of the document it belongs to.</param>
/// <param name="End">Number of words up to here.</param>
internal readonly record struct TextRun(int Place, int End);
