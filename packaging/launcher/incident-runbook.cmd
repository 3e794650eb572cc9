@echo off
rem Starts Incident Runbook: without words the desktop, with words the shell. Looks for a JDK 25 or later in the usual
rem places; INCIDENT_RUNBOOK_JAVA names one that lies elsewhere.
setlocal EnableExtensions DisableDelayedExpansion
set "APP=%~dp0.."
set "FOUND="

if defined INCIDENT_RUNBOOK_JAVA (
    call :try "%INCIDENT_RUNBOOK_JAVA%"
    goto chosen
)
call :try "%APP%\runtime"
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%~dpJ.."
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\zulu-25*" "%ProgramFiles%\Amazon Corretto\jdk25*" "%ProgramFiles%\BellSoft\LibericaJDK-25*" "%USERPROFILE%\.jdks\*25*") do call :try "%%~D"

:chosen
if not defined FOUND (
    >&2 echo Incident Runbook needs Java 25 or later and found none here; install a JDK 25, for example from https://adoptium.net, or let INCIDENT_RUNBOOK_JAVA name the folder of one.
    exit /b 3
)
"%FOUND%" -XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=dev.incidentrunbook,javafx.graphics,org.xerial.sqlitejdbc,com.github.luben.zstd_jni --module-path "%APP%\lib" --module dev.incidentrunbook/dev.incidentrunbook.Main %*
exit /b %ERRORLEVEL%

rem Takes the folder %1 if nothing was found yet and the Java in it is new enough, as its "release" file tells.
:try
if defined FOUND exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul`) do (
    for /f "tokens=1 delims=." %%M in ("%%~V") do if %%~M GEQ 25 set "FOUND=%~1\bin\java.exe"
)
exit /b 0
