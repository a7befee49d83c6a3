using Awareness.App.Learning;

namespace Awareness.App.Tests.Learning;

public sealed class LearnedFolderTests
{
    private static readonly string Somewhere = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "somewhere"));
    private static readonly string Home = Path.Combine(Somewhere, "ann");

    [Theory]
    [InlineData("off")]
    [InlineData(" OFF ")]
    public void It_can_be_switched_off(string configured) => Assert.Null(LearnedFolder.Find(configured, Somewhere, Home));

    [Fact]
    public void A_folder_that_is_named_is_used() => Assert.Equal(Somewhere, LearnedFolder.Find($"{Somewhere} ", Path.Combine(Somewhere, "caches"), Home));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Else_it_lies_below_the_users_cache_folder(string? configured) => Assert.Equal(Path.Combine(Somewhere, "awareness"), LearnedFolder.Find(configured, Somewhere, Home));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("caches")]
    public void Without_a_cache_folder_it_lies_below_home(string? caches) =>
        Assert.StartsWith(Home + Path.DirectorySeparatorChar, LearnedFolder.Find(configured: null, caches, Home), StringComparison.Ordinal);

    [Fact]
    public void Who_has_no_home_keeps_nothing() => Assert.Null(LearnedFolder.Find(configured: null, caches: null, home: ""));
}
