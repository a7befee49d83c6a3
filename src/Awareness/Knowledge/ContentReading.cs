namespace Awareness.Knowledge;

/// <summary>What came of reading <c>content/</c>: the content, and every mistake its authors made.</summary>
/// <param name="Content">
/// Null when an error makes it unusable. It is there in spite of errors only when these are of time alone (a cited law that has
/// expired, a topic left without a valid card): what has expired is then not served, and the service still starts.
/// </param>
/// <param name="Problems">By file and line.</param>
public sealed record ContentReading(KnowledgeContent? Content, IReadOnlyList<Problem> Problems);
