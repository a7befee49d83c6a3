namespace Awareness.App.Tests;

public sealed class SpreadsheetTests
{
    [Theory]
    [InlineData("giá vé tàu", "\"giá vé tàu\"")]
    [InlineData("a \"b\", c", "\"a \"\"b\"\", c\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+84", "\"'+84\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@sum", "\"'@sum\"")]
    [InlineData("  =1+1", "\"'  =1+1\"")]
    [InlineData("＝1+1", "\"'＝1+1\"")]
    [InlineData("", "\"\"")]
    public void A_cell_is_quoted_and_never_a_formula(string text, string cell) => Assert.Equal(cell, Spreadsheet.Cell(text));
}
