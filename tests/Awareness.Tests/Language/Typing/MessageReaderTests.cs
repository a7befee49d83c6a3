using Awareness.Language;

namespace Awareness.Tests.Language.Typing;

public sealed class MessageReaderTests
{
    [Theory]
    [InlineData("vuowtj ddenf ddor phatj bao nhieeu", "vượt đèn đỏ phạt bao nhiêu")]
    [InlineData("ddi hocj", "đi học")]
    [InlineData("toi cos hocj boiw", "toi có học bơi")]
    [InlineData("ma tusy laf gif vaayj", "ma túy là gì vậy")]
    [InlineData("tooi muoons gawpj casn booj phuj trachs", "tôi muốn gặp cán bộ phụ trách")]
    [InlineData("toi sex ddi hocj nawm sau", "toi sẽ đi học năm sau")]
    [InlineData("khoonggg bieets", "không biết")]
    [InlineData("d9en2 vu7o7t5 d9o3", "đèn vượt đỏ")]
    [InlineData("mu4 bao3 hie6m3 tre3 em", "mũ bảo hiểm trẻ em")]
    [InlineData("co1 be1 ro7i xuo6ng1 ao", "có bé rơi xuống ao")]
    [InlineData("hai dduwas ddang ngoaif soong kiaf", "hai đứa đang ngoài sông kìa")]
    [InlineData("con xoong vaof buoongf", "con xông vào buồng")]
    [InlineData("anh ta e1p con ga1i to6i", "anh ta ép con gái tôi")]
    [InlineData("chichs xong nos gucj trong toilet", "chích xong nó gục trong toilet")]
    [InlineData("tooi cos test nhanh ddaau", "tôi có test nhanh đâu")]
    [InlineData("không đội mũ bij phạt ddenf đỏ", "không đội mũ bị phạt đèn đỏ")]
    public void Raw_keystrokes_are_read(string typed, string meant) => Assert.Equal(Readers.Meant(meant), Readers.Read(typed));

    [Theory]
    [InlineData("does he has a car for the test")]
    [InlineData("max box tax bus")]
    [InlineData("taxi")]
    [InlineData("sex")]
    [InlineData("vitamin b12")]
    [InlineData("covid19")]
    [InlineData("lop6")]
    [InlineData("lop1 lop2 hoc gi")]
    [InlineData("50cc")]
    [InlineData("h5n1")]
    [InlineData("mg/l")]
    [InlineData("xem")]
    [InlineData("as")]
    [InlineData("my son fell into the lake he can't swim")]
    [InlineData("how do I swim across the pool in winter")]
    [InlineData("is there a fine for riding three on a motorbike")]
    [InlineData("cars buses and taxis must stop for kids")]
    [InlineData("she was seen near the door with a mask")]
    [InlineData("we saw the new law last year, it has six rules for drivers")]
    [InlineData("Lees và Saab ở Leeds")]
    [InlineData("Joseph đi xe của Haas")]
    [InlineData("xe Honda Vision, Vios, Lead, Air Blade")]
    [InlineData("test nhanh ma túy tại trường")]
    [InlineData("cho cháu đi taxi hay bus")]
    [InlineData("mô hình trường học an toàn")]
    [InlineData("cap cuu nguoi duoi nuoc lam sao a toi muon hoc truoc")]
    [InlineData("cái xoong và boong tàu")]
    [InlineData("roi khoi boong tau")]
    [InlineData("sông Meuse và tranh của Rijn")]
    [InlineData("danh mục III và chương XXXVIII")]
    [InlineData("túi zip, xe win, gen và oxy")]
    [InlineData("agree, it is not ok")]
    [InlineData("the code of this node is maintained by Debian authorities")]
    [InlineData("is the automated delay of the machine developed for us")]
    [InlineData("xăng E5")]
    [InlineData("bang A1 di xe gi")]
    [InlineData("ca no o vinh Ha Long cho may nguoi")]
    public void English_names_and_numbers_stay_as_they_are(string text) => Assert.Equal(Readers.Meant(text), Readers.Read(text));

    [Theory]
    [InlineData("vuotdendo phatbao", "vuot den do phat bao")]
    [InlineData("khôngđội mũbảohiểm", "không đội mũ bảo hiểm")]
    [InlineData("đi xemáy", "đi xe máy")]
    [InlineData("cách sơcứu", "cách sơ cứu")]
    [InlineData("bị phạtbaonhiêu", "bị phạt bao nhiêu")]
    [InlineData("thi bằnglái ởđâu", "thi bằng lái ở đâu")]
    [InlineData("sốc nhiệtco giật ngoài đường", "sốc nhiệt co giật ngoài đường")]
    [InlineData("con emvừa ngã", "con em vừa ngã")]
    [InlineData("no nhayxuonggieng roi", "no nhay xuong gieng roi")]
    public void Glued_words_are_cut(string typed, string meant) => Assert.Equal(Readers.Meant(meant), Readers.Read(typed));

    [Theory]
    [InlineData("marathon")]
    [InlineData("facebook")]
    [InlineData("heroin")]
    [InlineData("xanh")]
    [InlineData("hoang")]
    [InlineData("camera")]
    [InlineData("canada")]
    [InlineData("chicago")]
    public void A_word_of_its_own_is_never_cut(string word) => Assert.Equal(word, Readers.Read(word));

    [Theory]
    [InlineData("bi fạt", "bi phạt")]
    [InlineData("jup em voi", "giúp em voi")]
    [InlineData("nhưg mà", "nhưng mà")]
    [InlineData("cuog do", "cuong do")]
    [InlineData("điiii học", "đi học")]
    [InlineData("khônggg", "không")]
    [InlineData("đội mũ đưcợ không", "đội mũ được không")]
    [InlineData("khi nào bh phải đội mũ", "khi nào bây giờ phải đội mũ")]
    public void Letters_of_chat_and_slips_are_read(string typed, string meant) => Assert.Equal(Readers.Meant(meant), Readers.Read(typed));

    [Fact]
    public void What_was_typed_stays_as_an_alternative()
    {
        var text = Readers.Knowledge.Analyze("ddi hocj ko");

        Assert.Equal(["ddi", "hocj", "ko"], text.Alternatives.Select(alternative => LexiconFiles.Keys(alternative.Words)));
        Assert.All(text.Alternatives, alternative => Assert.InRange(alternative.Weight, 0.01f, 0.99f));
    }

    [Fact]
    public void A_weak_sign_alone_decides_nothing_but_is_kept()
    {
        var text = Readers.Knowledge.Analyze("ma tuy1");

        Assert.Equal("ma tuy 1", LexiconFiles.Keys(text));
        var other = Assert.Single(text.Alternatives);
        Assert.Equal(("tuy1", 1, 2), (LexiconFiles.Keys(other.Words), other.Start, other.Length));
    }

    [Fact]
    public void A_short_form_nothing_settles_stays_open()
    {
        var text = Readers.Alone.Read("bh");

        Assert.Equal("bh", LexiconFiles.Keys(text));
        Assert.Equal(["bao giờ", "bây giờ", "bảo hiểm"], text.Alternatives.Select(alternative => alternative.Words).Select(words => Written(words)));

        static string Written(AnalyzedText words) => LexiconFiles.Keys(words) switch
        {
            "bao giơ2" => "bao giờ",
            "bây giơ2" => "bây giờ",
            "bao3 hiêm3" => "bảo hiểm",
            var other => other,
        };
    }

    [Theory]
    [InlineData("gửi k@abc.vn hay https://abc.vn/dc?ko=1 ko", new[] { "k@abc.vn", "https://abc.vn/dc?ko=1" })]
    [InlineData("xem WWW.Abc.vn, rồi nhắn a.b@c.com.", new[] { "WWW.Abc.vn", "a.b@c.com" })]
    [InlineData("xong.vn rồi@ nhé @an www. http://", new string[0])]
    public void Addresses_are_kept_whole(string message, string[] addresses)
    {
        var text = Readers.Knowledge.Analyze(message);
        var found = Enumerable.Range(0, text.Count).Where(i => text[i].Kind == TokenKind.Address).Select(i => message.Substring(text[i].Start, text[i].Length));

        Assert.Equal(addresses, found);
    }

    [Fact]
    public void A_cut_word_keeps_the_exact_place_of_its_parts()
    {
        var text = Readers.Knowledge.Analyze("Trời ơi, KHÔNGĐỘI mu\u0303ba\u0309ohie\u0302\u0309m!");

        Assert.Equal(["Trời", "ơi", "KHÔNG", "ĐỘI", "mu\u0303", "ba\u0309o", "hie\u0302\u0309m"], Enumerable.Range(0, text.Count).Select(i => text.Source.Substring(text[i].Start, text[i].Length)));
    }
}
