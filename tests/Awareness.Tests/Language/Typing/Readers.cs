using Awareness.Knowledge;
using Awareness.Language;
using Awareness.Language.Typing;

namespace Awareness.Tests.Language.Typing;

/// <summary>Readers of messages: with the word lists alone, and with what the repository's texts know.</summary>
internal static class Readers
{
    /// <summary>Knows only the word lists.</summary>
    public static MessageReader Alone { get; } = new(LexiconFiles.Real.Lexicon, NoEvidence.Instance);

    /// <summary>The repository's knowledge base.</summary>
    public static KnowledgeBase Knowledge => RealKnowledge.Current;

    /// <summary>The keys of what the repository's service reads.</summary>
    public static string Read(string message) => LexiconFiles.Keys(Knowledge.Analyze(message));

    /// <summary>The keys of a text that is written as it is meant.</summary>
    public static string Meant(string text) => LexiconFiles.Keys(Tokenizer.Analyze(text));
}
