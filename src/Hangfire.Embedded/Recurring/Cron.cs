using System.Globalization;

namespace Hangfire;

/// <summary>Cron expressions for the usual schedules.</summary>
public static class Cron
{
    /// <summary>Every minute.</summary>
    public static string Minutely() => "* * * * *";

    /// <summary>Every hour, at its start.</summary>
    public static string Hourly() => Hourly(minute: 0);

    /// <summary>Every hour, at <paramref name="minute"/>.</summary>
    public static string Hourly(int minute) => Written($"{minute} * * * *");

    /// <summary>Every day at midnight.</summary>
    public static string Daily() => Daily(hour: 0);

    /// <summary>Every day at <paramref name="hour"/>.</summary>
    public static string Daily(int hour) => Daily(hour, minute: 0);

    /// <summary>Every day at <paramref name="hour"/> and <paramref name="minute"/>.</summary>
    public static string Daily(int hour, int minute) => Written($"{minute} {hour} * * *");

    /// <summary>Every Monday at midnight.</summary>
    public static string Weekly() => Weekly(DayOfWeek.Monday);

    /// <summary>Every week on <paramref name="dayOfWeek"/> at midnight.</summary>
    public static string Weekly(DayOfWeek dayOfWeek) => Weekly(dayOfWeek, hour: 0);

    /// <summary>Every week on <paramref name="dayOfWeek"/> at <paramref name="hour"/>.</summary>
    public static string Weekly(DayOfWeek dayOfWeek, int hour) => Weekly(dayOfWeek, hour, minute: 0);

    /// <summary>Every week on <paramref name="dayOfWeek"/> at <paramref name="hour"/> and <paramref name="minute"/>.</summary>
    public static string Weekly(DayOfWeek dayOfWeek, int hour, int minute) => Written($"{minute} {hour} * * {(int)dayOfWeek}");

    /// <summary>On the first day of every month at midnight.</summary>
    public static string Monthly() => Monthly(day: 1);

    /// <summary>On <paramref name="day"/> of every month at midnight.</summary>
    public static string Monthly(int day) => Monthly(day, hour: 0);

    /// <summary>On <paramref name="day"/> of every month at <paramref name="hour"/>.</summary>
    public static string Monthly(int day, int hour) => Monthly(day, hour, minute: 0);

    /// <summary>On <paramref name="day"/> of every month at <paramref name="hour"/> and <paramref name="minute"/>.</summary>
    public static string Monthly(int day, int hour, int minute) => Written($"{minute} {hour} {day} * *");

    /// <summary>On the first of January at midnight.</summary>
    public static string Yearly() => Yearly(month: 1);

    /// <summary>On the first day of <paramref name="month"/> at midnight.</summary>
    public static string Yearly(int month) => Yearly(month, day: 1);

    /// <summary>On <paramref name="day"/> of <paramref name="month"/> at midnight.</summary>
    public static string Yearly(int month, int day) => Yearly(month, day, hour: 0);

    /// <summary>On <paramref name="day"/> of <paramref name="month"/> at <paramref name="hour"/>.</summary>
    public static string Yearly(int month, int day, int hour) => Yearly(month, day, hour, minute: 0);

    /// <summary>On <paramref name="day"/> of <paramref name="month"/> at <paramref name="hour"/> and <paramref name="minute"/>.</summary>
    public static string Yearly(int month, int day, int hour, int minute) => Written($"{minute} {hour} {day} {month} *");

    /// <summary>Never: on the 31st of February. For jobs that are only triggered by hand.</summary>
    public static string Never() => Yearly(month: 2, day: 31);

    /// <summary>Every <paramref name="interval"/> minutes, counted from the start of the hour.</summary>
    public static string MinuteInterval(int interval) => Written($"*/{interval} * * * *");

    /// <summary>Every <paramref name="interval"/> hours, counted from midnight.</summary>
    public static string HourInterval(int interval) => Written($"0 */{interval} * * *");

    /// <summary>Every <paramref name="interval"/> days at midnight, counted from the first of the month.</summary>
    public static string DayInterval(int interval) => Written($"0 0 */{interval} * *");

    /// <summary>Every <paramref name="interval"/> months on the first day at midnight, counted from January.</summary>
    public static string MonthInterval(int interval) => Written($"0 0 1 */{interval} *");

    private static string Written(FormattableString expression) => expression.ToString(CultureInfo.InvariantCulture);
}
