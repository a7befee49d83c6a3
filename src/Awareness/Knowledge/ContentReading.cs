namespace Awareness.Knowledge;

/// <summary>What came of reading <c>content/</c>: the content, and every mistake its authors made.</summary>
/// <param name="Content">Null when at least one problem is an error; warnings leave the content usable.</param>
/// <param name="Problems">By file and line.</param>
public sealed record ContentReading(KnowledgeContent? Content, IReadOnlyList<Problem> Problems);
