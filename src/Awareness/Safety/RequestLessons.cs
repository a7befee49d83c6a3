using Awareness.Learning;

namespace Awareness.Safety;

/// <summary>What examples teach of requests for something harmful: how they are worded, and which reply is meant.</summary>
/// <param name="Wording">Tells them from honest questions.</param>
/// <param name="Choice">Tells them from each other.</param>
internal sealed record RequestLessons(RequestWording Wording, ReplyChoice Choice) : ILearned<RequestLessons>
{
    /// <inheritdoc />
    public static RequestLessons? Read(LearnedReader from) =>
        RequestWording.Read(from) is { } wording && ReplyChoice.Read(from) is { } choice ? new RequestLessons(wording, choice) : null;

    /// <inheritdoc />
    public void Write(LearnedWriter to)
    {
        Wording.Write(to);
        Choice.Write(to);
    }
}
