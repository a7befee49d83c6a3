using Awareness.Flows;
using Awareness.Language;
using FsCheck.Fluent;

namespace Awareness.Tests.Flows;

public sealed class PlacesTests
{
    private static readonly Places Known = new(
    [
        new Place("Bãi Cháy", "phường") { Words = ["Hùng Thắng"] },
        new Place("Hạ Long", "phường") { Words = ["Hồng Hà"] },
        new Place("Vân Đồn", "đặc khu") { Words = ["xã Hạ Long", "Cái Rồng"] },
        new Place("Móng Cái 1", "phường") { Words = ["Trà Cổ"] },
        new Place("Hải Hòa", "xã"),
        new Place("Hạ Long (cũ)", "") { Words = ["Hạ Long", "thành phố Hạ Long", "TP Hạ Long"], Became = ["Bãi Cháy", "Hạ Long"] },
    ]);

    [Theory]
    [InlineData("Bãi Cháy", "Bãi Cháy")]
    [InlineData("nhà mình ở bai chay ạ", "Bãi Cháy")]
    [InlineData("hung thang", "Bãi Cháy")]
    [InlineData("phường Hạ Long", "Hạ Long")]
    [InlineData("p. ha long", "Hạ Long")]
    [InlineData("xã Hạ Long", "Vân Đồn")]
    [InlineData("dac khu van don", "Vân Đồn")]
    [InlineData("móng cái 1", "Móng Cái 1")]
    [InlineData("xa hai hoa", "Hải Hòa")]
    [InlineData("Hạ Long", "Bãi Cháy,Hạ Long")]
    [InlineData("ở tp ha long", "Bãi Cháy,Hạ Long")]
    [InlineData("Bãi Cháy, thành phố Hạ Long", "Bãi Cháy")]
    [InlineData("Trà Cổ hay Cái Rồng", "Móng Cái 1,Vân Đồn")]
    [InlineData("Hà Nội", "")]
    [InlineData("", "")]
    public void A_place_is_found_by_what_people_call_it(string text, string expected) =>
        Assert.Equal(expected, string.Join(',', Known.Find(Tokenizer.Analyze(text)).Select(place => place.Name)));

    [Fact]
    public void Every_place_is_found_by_each_of_its_names_in_any_text() =>
        Prop.ForAll((from place in Gen.Elements(Known.All.Where(place => place.Became.Count == 0)) from around in Gen.Elements("", "ở ", "nhà em tận ") select (place, around)).ToArbitrary(), given =>
        {
            var found = Known.Find(Tokenizer.Analyze($"{given.around}{given.place.FullName} nhé"));
            return found.Count == 1 && found[0] == given.place && given.place.Words.All(word => Known.Find(Tokenizer.Analyze(given.around + word)).Contains(given.place));
        }).Holds();

    [Fact]
    public void What_is_found_is_a_place_of_today_once() =>
        Prop.ForAll(Gen.Elements("ha", "long", "bai", "chay", "phường", "xã", "1", "mong", "cai", "hai", "hoa", "tp").ListOf().Select(words => string.Join(' ', words.Take(30))).ToArbitrary(), text =>
        {
            var found = Known.Find(Tokenizer.Analyze(text));
            return found.All(place => place.Became.Count == 0) && found.Distinct().Count() == found.Count;
        }).Holds();
}
