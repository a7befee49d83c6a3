using Awareness.Language;
using Awareness.Language.Recognizers;

namespace Awareness.Tests.Language.Recognizers;

public sealed class CultureGuessTests
{
    [Theory]
    [InlineData("he is 5 years old")]
    [InlineData("tomorrow at 8pm")]
    [InlineData("yes please")]
    [InlineData("twenty five")]
    [InlineData("My son is three and a half")]
    [InlineData("the first of June")]
    [InlineData("How old must you be to ride a 50cc scooter in Vietnam?")]
    [InlineData("from Hạ Long to Hanoi next Monday")]
    [InlineData("June 1st")]
    [InlineData("I don't know")]
    [InlineData("no thanks")]
    [InlineData("My daughter Nguyễn Thị An was born in 2015")]
    [InlineData("YES")]
    [InlineData("two children")]
    public void Clear_English_is_English(string text) => Assert.Equal(Recognition.English, Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("5t")]
    [InlineData("no")]
    [InlineData("no di hoc luc 8h")]
    [InlineData("8h30")]
    [InlineData("123")]
    [InlineData("0912345678")]
    [InlineData("con tôi 5 tuổi")]
    [InlineData("con toi 5 tuoi")]
    [InlineData("may tuoi dc di xe 50")]
    [InlineData("mua he nay be di dau")]
    [InlineData("the nao la ma tuy da")]
    [InlineData("me oi ten con la gi")]
    [InlineData("ok thanks ad")]
    [InlineData("hello ad")]
    [InlineData("be di bus den truong co can the hoc sinh ko")]
    [InlineData("cho e xin link test online voi ad")]
    [InlineData("mai 8pm hop team nha")]
    [InlineData("vâng, yes")]
    [InlineData("học English lúc 3 giờ chiều today")]
    [InlineData("an toan do thi")]
    [InlineData("500k")]
    [InlineData("👍")]
    public void Anything_else_is_Vietnamese(string text) => Assert.Equal(Recognition.Vietnamese, Of(text));

    [Fact]
    public void The_English_questions_are_English_and_the_Vietnamese_ones_Vietnamese()
    {
        Found.Nothing(Questions("english.jsonl").Where(text => Of(text) != Recognition.English));
        Found.Nothing(Questions("tuning.jsonl").Where(text => Of(text) != Recognition.Vietnamese));
    }

    private static IEnumerable<string> Questions(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "content", "questions", file))
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("text").GetString() ?? "");

    private static string Of(string text) => CultureGuess.Of(Tokenizer.Analyze(text));
}
