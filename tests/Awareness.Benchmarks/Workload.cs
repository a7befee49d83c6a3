using Awareness.App;
using Awareness.App.Evaluation;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.Benchmarks;

/// <summary>What is asked, and of what.</summary>
internal static class Workload
{
    /// <summary>About 40 questions as people type them: with and without marks, in chat spelling, a story, an emergency, small talk, nonsense.</summary>
    public static string QuestionsFile { get; } = Path.Combine(AppContext.BaseDirectory, "questions.txt");

    public static IReadOnlyList<string> Questions { get; } = File.ReadAllLines(QuestionsFile);

    public static string ContentFolder { get; } = ContentRoot.Find(configured: null) ?? throw new InvalidOperationException("No content folder above the working directory.");

    /// <summary>Tuning questions of the content: enough different ones for a 99th percentile.</summary>
    public static IReadOnlyList<string> ManyQuestions { get; } =
        [.. QuestionSet.Read(Path.Combine(ContentFolder, "questions", "tuning.jsonl")).Select(question => question.Text ?? "")];

    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public static KnowledgeBase LoadKnowledge() =>
        KnowledgeLoading.Load(ContentFolder, Today, Console.Error, cache: null) ?? throw new InvalidOperationException("The content has mistakes.");

    /// <summary>A message as the Bot Framework endpoint hands it on.</summary>
    public static InboundActivity Message(string text, string id, string conversation) => new(
        new Activity
        {
            Type = ActivityTypes.Message,
            Id = id,
            ChannelId = "emulator",
            DeliveryMode = "expectReplies",
            From = new ChannelAccount { Id = conversation },
            Recipient = new ChannelAccount { Id = "awareness" },
            Conversation = new ConversationAccount { Id = conversation },
            Text = text,
            TextFormat = "plain",
        },
        new ConversationKey("emulator", conversation),
        new ContactKey("emulator", conversation),
        UseOutbox: false);
}

/// <summary>A folder of its own on the disk the service would use, gone afterwards.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("awareness-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
