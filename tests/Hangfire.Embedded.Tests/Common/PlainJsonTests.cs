using Hangfire.Common;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace Hangfire.Embedded.Tests.Common;

public sealed class PlainJsonTests
{
    private static readonly JsonSerializerSettings Settings = new();

    public static TheoryData<object> Values =>
    [
        0, 7, -7, int.MaxValue, int.MinValue, 0L, long.MaxValue, long.MinValue,
        "", "plain text", "de-DE", "it's <b>&amp;</b>", "a \"quote\"", "back\\slash", "line\nbreak", "tab\t", "\0", "grüße", "\u2028", "😀",
        Array.Empty<string?>(), new string?[] { "5" }, new string?[] { null }, new string?[] { "5", null, "plain" }, new[] { "\"quoted\"" }, new[] { "a", "ü" },
        Guid.Empty, new Guid("0190a1b2-00ff-7000-8000-ABCDEF000000"), new[] { "\"", "", "\\\"" }, new[] { "\"0190a1b2-0000-7000-8000-000000000000\"", "7", null },
    ];

    public static TheoryData<string, Type> Texts
    {
        get
        {
            string[] texts =
            [
                "0", "-0", "5", "-5", "010", "-010", "+5", " 5", "5 ", "5.0", "5e1", "2147483647", "2147483648", "-2147483648", "999999999999999999",
                "1,000", "null", "\"\"", "\"plain\"", "\"5\"", "\"a\\\"b\"", "\"a\\u0041\"", "\"2026-11-21T14:00:00Z\"",
                "[]", "[\"5\"]", "[\"a\",\"b\"]", "[null]", "[\"a,b\"]", "[5]", "[\"\"]",
                "\"0190a1b2-0000-7000-8000-000000000000\"", "\"0190A1B2-0000-7000-8000-000000000000\"", "\"0190a1b2000070008000000000000000\"",
                "\"{190a1b2-0000-7000-8000-0000000000000\"", "[\"a\",]", "[,\"a\"]", "[\"a\" ,\"b\"]", "[null,\"\\\"7\\\"\",null]", "[\"\\\\\\\"\"]", "[\"\\\"]",
                "[\"a\"\"b\"]", "[nul]", "[nullnull]", "[\"\\u0041\"]", "[\"",
            ];
            var data = new TheoryData<string, Type>();
            foreach (var text in texts)
            {
                foreach (var type in new[] { typeof(int), typeof(long), typeof(string), typeof(string[]), typeof(Guid) }) data.Add(text, type);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void WhatIsWrittenIsWhatTheSerializerWrites(object value)
    {
        if (PlainJson.TryWrite(value, Settings, out var json)) Assert.Equal(JsonConvert.SerializeObject(value, Settings), json);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void WhatIsReadIsWhatTheSerializerReads(string json, Type type)
    {
        if (PlainJson.TryRead(json, type, Settings, out var value)) Assert.Equal(JsonConvert.DeserializeObject(json, type, Settings), value);
    }

    [Fact]
    public void CommonValuesNeedNoSerializer()
    {
        Assert.True(PlainJson.TryWrite(7, Settings, out _));
        Assert.True(PlainJson.TryWrite("en-US", Settings, out _));
        Assert.True(PlainJson.TryWrite(new[] { "7" }, Settings, out _));
        Assert.True(PlainJson.TryWrite(Guid.Empty, Settings, out _));
        Assert.True(PlainJson.TryWrite(new[] { "\"quoted\"", null, "7" }, Settings, out _));
        Assert.True(PlainJson.TryRead("\"0190a1b2-0000-7000-8000-000000000000\"", typeof(Guid), Settings, out _));
        Assert.True(PlainJson.TryRead("[\"\\\"quoted\\\"\",null,\"7\"]", typeof(string[]), Settings, out _));
        Assert.True(PlainJson.TryRead("7", typeof(int), Settings, out _));
        Assert.True(PlainJson.TryRead("\"en-US\"", typeof(string), Settings, out _));
        Assert.True(PlainJson.TryRead("[\"7\"]", typeof(string[]), Settings, out _));
    }

    public static TheoryData<JsonSerializerSettings> UnusualSettings =>
    [
        new JsonSerializerSettings { Converters = { new StringEnumConverter() } },
        new JsonSerializerSettings { ContractResolver = new CamelCasePropertyNamesContractResolver() },
        new JsonSerializerSettings { Formatting = Formatting.Indented },
        new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeHtml },
#pragma warning disable CA2326, CA2327 // Nothing is read with it.
        new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All },
#pragma warning restore CA2326, CA2327
        new JsonSerializerSettings { PreserveReferencesHandling = PreserveReferencesHandling.All },
    ];

    [Theory]
    [MemberData(nameof(UnusualSettings))]
    public void UnusualSettingsAreLeftToTheSerializer(JsonSerializerSettings settings)
    {
        Assert.False(PlainJson.TryWrite(new[] { "7" }, settings, out _));
        Assert.False(PlainJson.TryRead("7", typeof(int), settings, out _));
    }
}
