using Awareness.Knowledge;
using Awareness.Language;

namespace Awareness.Tests.Knowledge;

public sealed class AudienceGuessTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("con tôi bị chó cắn thì làm sao")]
    [InlineData("con toi hay di tam song")]
    [InlineData("bé nhà mình 7 tuổi đi xe đạp điện được chưa")]
    [InlineData("cháu nhà bác học lớp 8 hút vape")]
    [InlineData("chồng em chở con không đội mũ")]
    [InlineData("bé 3 tuổi uống nhầm thuốc")]
    [InlineData("con em học lớp 5 bị bạn đánh")]
    [InlineData("phụ huynh cần làm gì khi con chơi với bạn xấu")]
    public void A_message_about_the_own_child_is_a_parents(string message) => Expect(Audience.Parent, message);

    [Theory]
    [InlineData("bạn em rủ đi tắm sông")]
    [InlineData("lop em co ban hut vape")]
    [InlineData("mẹ em không cho đi xe máy điện")]
    [InlineData("em 15 tuổi đi xe 50cc được không")]
    [InlineData("tớ năm nay 14 tuổi có được lái xe máy điện không")]
    [InlineData("em đang học lớp 9, có được đi xe đạp điện không")]
    [InlineData("mình bị bạn cùng lớp bắt nạt")]
    [InlineData("bọn em kẹp ba bị phạt không")]
    public void A_message_from_school_life_is_a_pupils(string message) => Expect(Audience.Pupil, message);

    [Theory]
    [InlineData("không đội mũ bảo hiểm phạt bao nhiêu")]
    [InlineData("em muốn hỏi mức phạt nồng độ cồn")]
    [InlineData("mình uống một lon bia có sao không")]
    [InlineData("em 25 tuổi chưa có bằng lái")]
    [InlineData("trẻ em mấy tuổi đội mũ")]
    [InlineData("em là giáo viên, học sinh lớp em hút vape thì làm sao")]
    [InlineData("bạn của mình 15 tuổi lái xe máy")]
    [InlineData("")]
    public void A_message_that_does_not_say_is_anybodys(string message) => Expect(Audience.Everyone, message);

    private static void Expect(Audience audience, string message) => Assert.Equal(audience, AudienceGuess.Of(Lexicon.Empty.Analyze(message), Today));
}
