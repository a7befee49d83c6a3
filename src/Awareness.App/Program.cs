using System.CommandLine;
using Awareness.App.Commands;

var time = TimeProvider.System;

// On SIGTERM the service drains for up to 25 seconds; the command line's own default would cut it off after two.
var patience = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };

return new RootCommand("Awareness: answers about drugs, road safety, drowning, child injuries and the summer holidays, from checked sources")
{
    ServeCommand.Create(time),
    AskCommand.Create(time),
    ChatCommand.Create(time),
    CheckCommand.Create(time),
    TestCommand.Create(time),
    SearchCommand.Create(time),
    EvalCommand.Create(time),
    RecognizeCommand.Create(time),
    TriageCommand.Create(time),
    VersionsCommand.Create(),
    RollbackCommand.Create(time),
    GapsCommand.Create(time),
    ResultsCommand.Create(time),
    ReportsCommand.Create(time),
    DeadLettersCommand.Create(time),
    ChannelsCommand.Create(time),
    ImportCommand.Create(),
}.Parse(args).Invoke(patience);
