using System.Globalization;
using Awareness.App.Hosting;
using Awareness.App.Publishing;
using Awareness.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.App.Tests.Publishing;

/// <summary>What becomes of changes of the content folder, with the real content and few questions.</summary>
public sealed class PublisherTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private readonly ContentCopy content = new();
    private readonly string data = Directory.CreateTempSubdirectory("awareness-").FullName;
    private readonly VersionStore store;
    private readonly KnowledgeSource source;
    private readonly Publisher publisher;

    public PublisherTests()
    {
        content.AskFewQuestions();
        store = new VersionStore(Path.Combine(data, "versions"), most: 5);
        source = new KnowledgeSource(new KnowledgeBase(ContentReader.Read(content.Folder, Today).Content ?? throw new InvalidOperationException("The content has mistakes."), ProductCache.Learned));
        publisher = new Publisher(new ContentFolderPath(content.Folder) { Learned = ProductCache.Learned }, source, store, new Morning(), NullLogger<Publisher>.Instance);
    }

    private string Version => source.Current.Version;

    public void Dispose()
    {
        content.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public void The_first_content_is_kept_and_a_sound_change_follows_it()
    {
        var first = Version;
        Assert.False(publisher.Propose());
        Assert.Equal(first, store.InForce()?.Version);

        content.SayOfHelmets("Đội mũ cho chắc");
        Assert.True(publisher.Propose());
        Assert.NotEqual(first, Version);
        Assert.Equal(Version, store.InForce()?.Version);
        Assert.Equal(PublicationState.Current, publisher.State);
        Assert.Equal([Version, first], store.List().Select(version => version.Version));
        Assert.Contains("Đội mũ cho chắc", source.Current.CardsById["traffic/helmet-fine"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_sees_danger_less_often_is_refused_with_the_figures_until_it_is_mended()
    {
        publisher.Propose();
        var first = Version;
        content.ForgetDanger();
        Assert.False(publisher.Propose());
        Assert.Equal(first, Version);
        Assert.Equal("refused", publisher.State.Status);
        Assert.Equal(ContentFolder.Read(content.Folder).Version, publisher.State.Proposed);
        Assert.Contains("emergencies.seen: ", publisher.State.Reason, StringComparison.Ordinal);
        Assert.Equal(first, store.InForce()?.Version);

        content.RememberDanger();
        Assert.False(publisher.Propose());
        Assert.Equal(PublicationState.Current, publisher.State);
    }

    [Fact]
    public void A_change_with_a_mistake_is_refused_with_its_place()
    {
        publisher.Propose();
        content.BreakHelmets();
        Assert.False(publisher.Propose());
        Assert.Equal("refused", publisher.State.Status);
        Assert.Contains("answers/traffic/helmet-fine.md:2", publisher.State.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Question_files_that_cannot_be_read_stop_publishing_not_the_service()
    {
        publisher.Propose();
        var first = Version;
        File.WriteAllText(Path.Combine(content.Folder, "questions", "emergencies.jsonl"), "no question\n");
        content.SayOfHelmets("Đội mũ cho chắc");
        Assert.False(publisher.Propose());
        Assert.Equal(first, Version);
        Assert.Contains("emergencies.jsonl:1", publisher.State.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rollback_is_obeyed_and_the_folder_set_aside_until_it_changes()
    {
        publisher.Propose();
        var first = Version;
        content.SayOfHelmets("Đội mũ sai");
        publisher.Propose();
        var second = Version;

        store.RollBack(new VersionInForce(first, Morning.Now, second));
        Assert.False(publisher.Propose());
        Assert.Equal(second, Version);
        Assert.True(publisher.ObeyRollback());
        Assert.Equal(first, Version);
        Assert.False(publisher.Propose());
        Assert.Equal((first, "set-aside", second), (Version, publisher.State.Status, publisher.State.Proposed));

        content.SayOfHelmets("Đội mũ đúng");
        Assert.True(publisher.Propose());
        Assert.Equal(PublicationState.Current, publisher.State);
        Assert.Null(store.InForce()?.SetAside);
    }

    [Fact]
    public void A_version_whose_archive_is_damaged_is_not_rolled_back_to()
    {
        publisher.Propose();
        var first = Version;
        content.SayOfHelmets("Đội mũ sai");
        publisher.Propose();
        var second = Version;
        File.Copy(Path.Combine(store.Folder, $"{second}.zip"), Path.Combine(store.Folder, $"{first}.zip"), overwrite: true);
        store.RollBack(new VersionInForce(first, Morning.Now, second));
        Assert.False(publisher.ObeyRollback());
        Assert.Equal(second, Version);
        Assert.Contains("other content than its name says", publisher.State.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_starting_service_answers_from_what_was_last_published()
    {
        publisher.Propose();
        var first = Version;
        Assert.Equal(first, Start()?.Knowledge.Version);
        content.BreakHelmets();
        Assert.Equal(first, Start()?.Knowledge.Version);
        content.SayOfHelmets("Đội mũ cho chắc");
        Assert.Equal(first, Start()?.Knowledge.Version);

        File.Delete(Path.Combine(store.Folder, $"{first}.zip"));
        Assert.Equal(ContentFolder.Read(content.Folder).Version, Start()?.Knowledge.Version);
        content.BreakHelmets();
        Assert.Null(Start());
    }

    private (KnowledgeBase Knowledge, string Root)? Start()
    {
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        return StartingContent.Load(content.Folder, store, Today, errors, NullLogger.Instance, ProductCache.Learned);
    }

    private sealed class Morning : TimeProvider
    {
        public static readonly DateTimeOffset Now = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);

        private long seconds;

        /// <summary>Every look at the clock finds it a second later: versions have an order.</summary>
        public override DateTimeOffset GetUtcNow() => Now.AddSeconds(Interlocked.Increment(ref seconds));
    }
}
