using Awareness.Language;
using Awareness.Language.Recognizers;

namespace Awareness.Conversations.Rights;

/// <summary>What a person asks to be done about what is kept, in own words.</summary>
public enum RightsWish
{
    /// <summary>Nothing of the kind.</summary>
    None,

    /// <summary>Everything is to be erased.</summary>
    Erase,

    /// <summary>No more messages are to be sent.</summary>
    Stop,
}

/// <summary>
/// Reads "xóa sạch lịch sử chat giùm em" and "đừng nhắn cho tôi nữa": a verb, what it is about, and nothing in the message that is not of such a request.
/// One word more ("xóa ảnh trên mạng thế nào") makes it a question like any other.
/// </summary>
public static class RightsWords
{
    /// <summary>Longer messages have something of their own to say.</summary>
    private const int MostWords = 16;

    private static readonly PhraseTrie<Part> Parts = Build();

    [Flags]
    private enum Part
    {
        Around = 0,
        Not = 1,
        Erase = 2,
        Forget = 4,
        Whole = 8,
        Kept = 16,
        Me = 32,
        Write = 64,
        Give = 128,
        Mail = 256,
        More = 512,
        End = 1024,
        NoMore = 2048,
    }

    /// <summary>What the whole message asks for.</summary>
    /// <param name="message">The message.</param>
    /// <param name="isAnswering">True where a question waits, of which "không gửi" and "không nhận" may be the answer: it must then be said that all messages are meant.</param>
    public static RightsWish Read(AnalyzedText message, bool isAnswering)
    {
        if (message.Count is 0 or > MostWords) return RightsWish.None;
        var said = Part.Around;
        for (var i = 0; i < message.Count;)
        {
            if (!Parts.TryMatch(message, i, out var length, out var part)) return RightsWish.None;
            said |= part;
            i += length;
        }

        if (Erases(said, isAnswering)) return RightsWish.Erase;
        return Stops(said, isAnswering) ? RightsWish.Stop : RightsWish.None;
    }

    /// <summary>"Xóa hết", "xóa tin nhắn của em"; "quên" is told whom: "em quên rồi" is not of this.</summary>
    private static bool Erases(Part said, bool isAnswering)
    {
        if ((said & (Part.Not | Part.NoMore | Part.End)) != Part.Around) return false;
        return said.HasFlag(Part.Forget) || (said.HasFlag(Part.Erase) && (!isAnswering || said.HasFlag(Part.Kept) || said.HasFlag(Part.Whole)));
    }

    /// <summary>"Đừng nhắn cho tôi nữa", "dừng gửi tin".</summary>
    private static bool Stops(Part said, bool isAnswering)
    {
        var isRefused = (said & (Part.Not | Part.End)) != Part.Around || (said.HasFlag(Part.NoMore) && said.HasFlag(Part.More));
        if (!isRefused || said.HasFlag(Part.Erase) || said.HasFlag(Part.Forget)) return false;
        if (!said.HasFlag(Part.Write) && !(said.HasFlag(Part.Give) && (said.HasFlag(Part.Mail) || said.HasFlag(Part.Kept)))) return false;
        return !isAnswering || (said.HasFlag(Part.More) && (said.HasFlag(Part.Mail) || said.HasFlag(Part.Me)));
    }

    private static PhraseTrie<Part> Build()
    {
        var table = new PhraseTrie<Part>();
        Add(Part.Around, "dạ, vâng, ừ, à, ạ, ơi, này, nè, nhé, nha, nhá, nghen, nhe, đi, với, giùm, dùm, giúp, hộ, luôn, ngay, bot, ad, admin, bạn, anh, chị, cô, chú, làm ơn, xin, hãy, muốn, cần, yêu cầu, đề nghị, nhờ, cho phép, được không, đc không, được ko, gấp, liền, đấy, đó, thôi, thì, là, mà, please, could you, can you, i want to, i want you to, i would like to, want, to, the, of, at all");
        Add(Part.Not, "đừng, đừng có, không muốn, không cần, không thích, ko muốn, ko cần, ko thích, k muốn, k cần, chẳng muốn, chả muốn, don't, dont, do not, no");
        Add(Part.NoMore, "không, ko, k, hok, hông, chẳng, chả");
        Add(Part.End, "dừng, ngừng, ngưng, stop, quit, cease");
        Add(Part.End | Part.Write, "thôi nhắn, bỏ nhắn, thôi nhắn tin");
        Add(Part.End | Part.Give, "thôi gửi, thôi nhận, bỏ nhận, hủy nhận");
        Add(Part.Erase, "xóa, xoá, xóa bỏ, xoá bỏ, gỡ bỏ, delete, erase, remove, wipe");
        Add(Part.Forget, "quên tôi, quên em, quên mình, quên con, quên cháu, quên tớ, quên tui, quên hết về tôi, quên hết về em, quên hết về mình, quên dữ liệu, quên thông tin, forget me, forget about me");
        Add(Part.Whole, "hết, sạch, tất cả, toàn bộ, mọi, cả, mọi thứ, hết mọi thứ, sạch sẽ, những, các, all, everything");
        Add(Part.Kept, "dữ liệu, data, thông tin, thông tin cá nhân, dữ liệu cá nhân, lịch sử, lịch sử chat, lịch sử trò chuyện, lịch sử tin nhắn, tin nhắn, tin nhắn cũ, cuộc trò chuyện, đoạn chat, cuộc chat, lời trò chuyện, câu trả lời, hồ sơ, tài khoản, thứ, gì, những gì, điều, đang giữ, đã giữ, giữ, đã lưu, đang lưu, lưu, lưu lại, đã nhắn, đã nói, đã gửi, my data, my messages, my history, chat history, history, information, chat, messages");
        Add(Part.Me, "tôi, toi, mình, mk, em, e, con, cháu, tớ, tui, của tôi, của mình, của em, của con, của cháu, về tôi, về em, về mình, cho tôi, cho mình, cho em, cho tui, cho con, cho cháu, tới tôi, đến tôi, me, my, mine, i, about me");
        Add(Part.Write, "nhắn, nhắn tin, nhắn tin nhắn, spam, làm phiền, quấy rầy, quấy, messaging, texting, message me, text me, spamming, bothering, writing, contacting");
        Add(Part.Give, "gửi, gởi, nhận, phát, nhắc, sending, send, receiving, receive, get, getting");
        Add(Part.Mail, "tin, tin báo, thông báo, lời nhắc, lời mời, nhắc nhở, quảng cáo, reminders, notifications, texts");
        Add(Part.More, "nữa, thêm nữa, thêm, more, any more, anymore, again");
        return table;

        void Add(Part part, string phrases)
        {
            foreach (var phrase in PhraseList.Of(phrases)) table.Add(phrase, part);
        }
    }
}
