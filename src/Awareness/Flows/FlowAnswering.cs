namespace Awareness.Flows;

/// <summary>Takes a message at the question that waits: the words understood everywhere, then an answer, then that there was none.</summary>
internal static class FlowAnswering
{
    /// <summary>Takes the message of <paramref name="input"/>.</summary>
    public static void Take(FlowExecution turn, AskStep question, FlowInput input)
    {
        var reply = new FlowReply(input);
        if (ChoiceMatching.Exact(question.Choices, reply) is null && TryNavigate(turn, question, reply, input.Flows.Texts)) return;
        switch (Answering.Read(question, reply, input, turn.Buttons(question)))
        {
            case AnswerReading.Taken answer when IsTaken(turn, question, answer, reply, input):
                Accept(turn, question, answer, input.InEnglish);
                break;
            case AnswerReading.Places places:
                turn.Offered = places.Names;
                turn.Speech.Ask(turn.Speech.Own(FlowTextKeys.WhichPlace, _ => FlowValue.Nothing), turn.Buttons(question));
                turn.WaitFor(question);
                break;
            case AnswerReading.OutOfRange range:
                PutAgain(turn, question, Beyond(turn.Speech, range));
                break;
            case AnswerReading.TooLong text:
                PutAgain(turn, question, turn.Speech.Own(FlowTextKeys.TooLong, name => name is "most" ? FlowValue.Of((decimal)text.Max) : FlowValue.Nothing));
                break;
            case AnswerReading.RightOrStop:
                PutAgain(turn, question, turn.Speech.Own(FlowTextKeys.RightOrStop, _ => FlowValue.Nothing));
                break;
            case AnswerReading.None when question is QuizStep quiz && Doubts.DoesNotKnow(reply.Text):
                Tell(turn, quiz, input.InEnglish);
                break;
            default:
                turn.IsUnderstood = false;
                PutAgain(turn, question, turn.Speech.Retry(question));
                break;
        }
    }

    private static bool TryNavigate(FlowExecution turn, AskStep question, FlowReply reply, FlowTexts texts)
    {
        if (reply.Means(texts, FlowWordKeys.Stop))
        {
            turn.Speech.Say(FlowTextKeys.Stopped);
            turn.End();
        }
        else if (reply.Means(texts, FlowWordKeys.Back)) GoBack(turn, question);
        else if (reply.Means(texts, FlowWordKeys.Restart))
        {
            if (turn.Outermost is not null) turn.Speech.SayIfWritten(FlowTextKeys.Restarted);
            FlowEngine.BeginAgain(turn);
        }
        else if (reply.Means(texts, FlowWordKeys.Skip)) Skip(turn, question);
        else if (reply.Means(texts, FlowWordKeys.Continue) || reply.Means(texts, FlowWordKeys.StillHere)) turn.Repeat(question);
        else return false;
        return true;
    }

    private static void GoBack(FlowExecution turn, AskStep question)
    {
        if (turn.TryGoBack()) return;
        turn.Speech.Say(FlowTextKeys.NoBack);
        turn.Repeat(question);
    }

    private static void Skip(FlowExecution turn, AskStep question)
    {
        if (question.CanSkip)
        {
            turn.Speech.SayIfWritten(FlowTextKeys.Skipped);
            Pass(turn, question, question.Skip);
            return;
        }

        turn.Speech.Say(FlowTextKeys.NoSkip);
        turn.Repeat(question);
    }

    /// <summary>Goes on without an answer.</summary>
    private static void Pass(FlowExecution turn, AskStep question, string? target)
    {
        turn.Leave();
        if (question.Save is { } variable) turn.Memory.Set(variable, FlowValue.Nothing);
        turn.GoOn(question, target);
    }

    private static void Accept(FlowExecution turn, AskStep question, AnswerReading.Taken answer, bool inEnglish)
    {
        turn.Leave();
        turn.Keep(question, answer);
        if (question is QuizStep quiz) turn.Speech.SayWords(Feedback(turn.Speech, quiz, answer, inEnglish));
        turn.GoOn(question, Target(question, answer));
    }

    private static string? Target(AskStep question, AnswerReading.Taken answer) =>
        question.Expects is Expectation.YesNo ? answer.Value.IsTrue ? question.Yes : question.No : answer.Choice?.Next;

    /// <summary>False for what is read as an answer and cannot be one here: no code where a code is asked for ("lớp 5a"), a consent that was only guessed.</summary>
    private static bool IsTaken(FlowExecution turn, AskStep question, AnswerReading.Taken answer, FlowReply reply, FlowInput input)
    {
        if (question.Expects is Expectation.Text && turn.AsksCode(question)) return FlowCodes.ReadClass(reply.Words).Length > 0;
        return input.InEnglish || !IsGuessed(turn, question, answer, reply);
    }

    /// <summary>True when a consent, a report or a pledge would be read out of words that do not plainly say it.</summary>
    private static bool IsGuessed(FlowExecution turn, AskStep question, AnswerReading.Taken answer, FlowReply reply)
    {
        var isYes = question.Expects is Expectation.YesNo ? answer.Value.IsTrue : answer.Choice is not null;
        if (!isYes || question is QuizStep) return false;
        var commits = turn.Commits(question, Target(question, answer)) || (question.Record is ResultKind.Pledge && (answer.Choice is not { } choice || PlainAnswers.SaysYes(choice)));
        return commits && !PlainAnswers.Says(question, reply, answer.Choice);
    }

    /// <summary>Who does not know is told, kindly: no points, and no answer that is counted among those given.</summary>
    private static void Tell(FlowExecution turn, QuizStep quiz, bool inEnglish)
    {
        turn.Leave();
        turn.Miss(quiz);
        turn.Speech.SayWords(Explained(turn.Speech, quiz, RightAnswer(turn.Speech, turn.Speech.FirstWritten(FlowTextKeys.NotKnown, FlowTextKeys.Wrong), quiz, inEnglish)));
        turn.GoOn(quiz, target: null);
    }

    /// <summary>Whether the answer was right, and why.</summary>
    private static string Feedback(FlowSpeech speech, QuizStep quiz, AnswerReading.Taken answer, bool inEnglish) =>
        Explained(speech, quiz, answer.Choice is { IsRight: true } ? speech.Own(FlowTextKeys.Right, _ => FlowValue.Nothing) : RightAnswer(speech, FlowTextKeys.Wrong, quiz, inEnglish));

    private static string RightAnswer(FlowSpeech speech, string key, QuizStep quiz, bool inEnglish)
    {
        var right = quiz.Choices.Where(choice => choice.IsRight).Select(choice => (inEnglish ? choice.English : null) ?? choice.Text);
        return speech.Own(key, name => name is "answer" ? FlowValue.Of(string.Join(" / ", right)) : FlowValue.Nothing);
    }

    private static string Explained(FlowSpeech speech, QuizStep quiz, string lead) => WholeText.Cut($"{lead}\n{speech.Fill(quiz.Explain)}".Trim(), FlowLimits.TextLength);

    private static string Beyond(FlowSpeech speech, AnswerReading.OutOfRange range)
    {
        var key = range switch
        {
            { Min: not null, Max: null } => speech.FirstWritten(FlowTextKeys.AtLeast, FlowTextKeys.OutOfRange),
            { Min: null, Max: not null } => speech.FirstWritten(FlowTextKeys.AtMost, FlowTextKeys.OutOfRange),
            _ => FlowTextKeys.OutOfRange,
        };
        return speech.Own(key, name => (name is "min" ? range.Min : name is "max" ? range.Max : null) is { } limit ? FlowValue.Of(limit) : FlowValue.Nothing);
    }

    /// <summary>Puts the question again in these words, until it was put often enough.</summary>
    private static void PutAgain(FlowExecution turn, AskStep question, string words)
    {
        if (turn.Retries < question.Retries)
        {
            turn.Retries++;
            turn.Speech.Ask(words, turn.Buttons(question));
            turn.WaitFor(question);
        }
        else if (question.Otherwise is not null) Pass(turn, question, question.Otherwise);
        else if (question.CanSkip)
        {
            turn.Speech.SayIfWritten(FlowTextKeys.GivenUp);
            Pass(turn, question, question.Skip);
        }
        else
        {
            turn.Speech.Say(FlowTextKeys.Stopped);
            turn.End();
        }
    }
}
