using Awareness.Knowledge;

namespace Awareness.Tests.Knowledge;

/// <summary>The content of this repository.</summary>
public sealed class RealContentTests
{
    private static readonly string Root = Path.Combine(Repository.Root, "content");

    [Fact]
    public void The_content_of_the_repository_has_no_errors() =>
        Found.Nothing(ContentReader.Read(Root, SampleContent.Today).Problems.Where(problem => !problem.IsWarning).Select(problem => problem.ToString()));

    [Fact]
    public void Every_emergency_and_what_visitors_need_is_said_in_English_and_every_topic_can_be_asked_for()
    {
        var content = RealKnowledge.Current.Content;
        var english = content.English!;
        var answered = english.Cards.Select(card => card.Topic).ToHashSet(StringComparer.Ordinal);

        Assert.All(content.Topics.Where(topic => topic.Family == "emergency"), topic => Assert.Contains(topic.Id, answered));
        Assert.True(answered.Count >= 44, $"only {answered.Count} topics have an English card");
        Assert.Equal(content.Topics.Select(topic => topic.Id), english.Topics.Select(topic => topic.Id));
        Assert.All(english.Topics, topic => Assert.True(topic.Said.Count >= 30, $"{topic.Id} has {topic.Said.Count} English phrases"));
        Assert.All(english.Cards, card => Assert.True(card.Questions.Count >= 20, $"{card.Id} has {card.Questions.Count} English questions"));
    }

    [Fact]
    public void At_least_25_topics_speak_to_parents_or_pupils()
    {
        var cards = RealKnowledge.Current.Content.Cards;
        var topics = cards.Where(card => card.ParentText is not null || card.PupilText is not null).Select(card => card.Topic).Distinct(StringComparer.Ordinal).Count();

        Assert.True(topics >= 25, $"only {topics} topics do");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_problem()
    {
        var reading = ContentReader.Read(Path.Combine(Root, "nowhere"), SampleContent.Today);

        Assert.Null(reading.Content);
        Assert.NotEmpty(reading.Problems);
    }

    [Fact]
    public void Drafts_and_hidden_files_are_left_out()
    {
        var folder = Directory.CreateTempSubdirectory("content");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "laws.yaml"), "laws: []");
            Directory.CreateDirectory(Path.Combine(folder.FullName, "_parts"));
            File.WriteAllText(Path.Combine(folder.FullName, "_parts", "more.yaml"), "x");
            File.WriteAllText(Path.Combine(folder.FullName, ".hidden"), "x");
            Directory.CreateDirectory(Path.Combine(folder.FullName, "answers", "a"));
            File.WriteAllText(Path.Combine(folder.FullName, "answers", "a", "b.md"), "x");
            File.WriteAllBytes(Path.Combine(folder.FullName, "large.yaml"), new byte[ContentFile.MaxBytes + 1]);

            var read = ContentFolder.Read(folder.FullName);

            Assert.Equal(["answers/a/b.md", "laws.yaml"], read.Files.Select(file => file.Path));
            Assert.Equal(["large.yaml"], read.Problems.Select(problem => problem.File));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
