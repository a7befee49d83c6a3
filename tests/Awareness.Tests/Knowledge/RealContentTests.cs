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
