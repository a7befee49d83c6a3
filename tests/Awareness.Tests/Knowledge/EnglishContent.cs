namespace Awareness.Tests.Knowledge;

/// <summary>The small content folder of <see cref="SampleContent"/>, said in English too.</summary>
internal static class EnglishContent
{
    public const string CardPath = "answers/traffic/helmet.en.md";
    public const string TextsPath = "english/texts.yaml";
    public const string TopicsPath = "english/topics.yaml";
    public const string PhrasesPath = "english/phrases/traffic.txt";

    public const string Card = """
        ---
        title: Fine without a helmet
        questions:
          - how much is the fine without a helmet
          - do I need a helmet on a scooter
          - forgot my helmet what happens
          - strap not fastened
          - my passenger has no helmet
          - is a cap enough
          - which helmet is allowed
          - helmet for a short ride
          - police stopped me without helmet
          - penalty for no helmet
          - tourist without helmet fined
          - must kids wear helmets
        ---
        The fine is {{fine.helmet}}, by {{law.nd-168-2024}}.

        - Fasten the strap.

        ## More

        Hurt? Call {{hotline.ambulance}}.
        """;

    public const string Texts = """
        texts:
          if-now: "If it is happening now:"
          greeting: Hello!
          thanks: You are welcome.
          goodbye: Goodbye.
          clarify: Which one?
          abstain: I do not know.
          more: More
          more-nothing: That is all.
          opt-out: Noted.
          opt-in: Noted again.
          file: I cannot look at files.
          file-sent: (File sent.)
          too-fast: You write too fast.
          help: "Call {{hotline.ambulance}}."
          still-in-danger: I am here.
          still-listening: I am listening.
          empty: What would you like to know?
          only-vietnamese: "About: {topic}. In Vietnamese only, call {{hotline.ambulance}} in danger."
        words:
          help: [save me]
          greeting: [good evening]
          thanks: [many thanks]
          goodbye: [see you]
          more: [more]
          opt-out: [unsubscribe]
          opt-in: [subscribe]
        """;

    public const string Topics = """
        traffic:
          traffic.helmet: {title: "Helmets", covers: "fines, children, passengers"}
        emergency:
          emergency.drowning: {title: "Somebody is drowning", covers: "sinking, not breathing"}
        """;

    public const string Phrases = """
        [traffic.helmet]
        crash helmet
        no helmet
        """;

    public static SampleContent Create() => new SampleContent()
        .Change("laws.yaml", "text: \"400.000–600.000 đồng\"", "text: \"400.000–600.000 đồng\"\n    english: \"400,000–600,000 VND\"")
        .Put(CardPath, Card).Put(TextsPath, Texts).Put(TopicsPath, Topics).Put(PhrasesPath, Phrases)
        .Put("english/phrases/emergency.txt", "[emergency.drowning]\nsomebody is drowning\nfell into the pond\n");
}
