using System.CommandLine;
using Awareness.App.Commands;

var time = TimeProvider.System;

return new RootCommand("Awareness: answers about drugs, road safety, drowning, child injuries and the summer holidays, from checked sources")
{
    ServeCommand.Create(),
    AskCommand.Create(time),
    ChatCommand.Create(time),
    CheckCommand.Create(time),
    SearchCommand.Create(time),
    EvalCommand.Create(time),
}.Parse(args).Invoke();
