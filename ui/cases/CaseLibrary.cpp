// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/CaseLibrary.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QUuid>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kVersion = 1;

class LibraryTexts {
    Q_DECLARE_TR_FUNCTIONS(CaseLibrary)
};

/// The first of these names that no file has: cases.sqlite.damaged-1, -2 and so on.
QString freeName(const QString& file) {
    for (int number = 1;; ++number) {
        const QString name = u"%1.damaged-%2"_s.arg(file).arg(number);
        if (!QFile::exists(name)) {
            return name;
        }
    }
}

}  // namespace

CaseLibrary::CaseLibrary(const QString& folder)
    : connection_(QUuid::createUuid().toString(QUuid::WithoutBraces)) {
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString file = QDir(folder).filePath(u"cases.sqlite"_s);
    State state = open(file);
    if (state == State::Damaged && QFile::exists(file)) {
        const QString kept = freeName(file);
        if (QFile::rename(file, kept)) {
            notice_ = LibraryTexts::tr(
                          "The list of cases was damaged. A new one was begun, and the "
                          "damaged one is kept as %1. The cases themselves are files "
                          "of their own: open one, and it is on the list again.")
                          .arg(kept);
            state = open(file);
        }
    } else if (state == State::Newer) {
        // The newer program goes on with its own list.
        const QString beside = QDir(folder).filePath(u"cases-version-%1.sqlite"_s.arg(kVersion));
        notice_ = LibraryTexts::tr(
                      "The list of cases %1 was made by a newer version of the program "
                      "and stays as it is. This version keeps its own list beside it.")
                      .arg(file);
        state = open(beside);
    }
    isOpen_ = state == State::Usable;
    if (!isOpen_ && notice_.isEmpty()) {
        notice_ = LibraryTexts::tr(
                      "The list of cases cannot be kept in %1: check that the folder "
                      "may be written to and has space left.")
                      .arg(folder);
    }
}

CaseLibrary::~CaseLibrary() {
    close();
}

void CaseLibrary::close() {
    // Qt warns of a connection that is removed while an object still refers to it.
    QSqlDatabase::database(connection_, false).close();
    QSqlDatabase::removeDatabase(connection_);
}

CaseLibrary::State CaseLibrary::open(const QString& file) {
    close();
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection_);
    database.setDatabaseName(file);
    // Another window may be writing just now.
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open()) {
        return State::Damaged;
    }
    QSqlQuery query(database);
    if (!query.exec(u"PRAGMA quick_check(1)"_s) || !query.next() ||
        query.value(0).toString() != u"ok"_s) {
        return State::Damaged;
    }
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next()) {
        return State::Damaged;
    }
    const int version = query.value(0).toInt();
    if (version > kVersion) {
        return State::Newer;
    }
    query.finish();
    if (!query.exec(u"CREATE TABLE IF NOT EXISTS cases (file TEXT PRIMARY KEY, name TEXT, "
                    "saved TEXT, scan TEXT, model TEXT, tags TEXT NOT NULL DEFAULT '', "
                    "thumbnail BLOB)"_s) ||
        !query.exec(u"PRAGMA user_version = %1"_s.arg(kVersion)) ||
        !query.exec(
            u"SELECT file, name, saved, scan, model, tags, thumbnail FROM cases LIMIT 1"_s)) {
        return State::Damaged;
    }
    return State::Usable;
}

QList<LibraryCase> CaseLibrary::all() const {
    QList<LibraryCase> cases;
    if (!isOpen_) {
        return cases;
    }
    QSqlQuery query(QSqlDatabase::database(connection_));
    query.exec(
        u"SELECT file, name, saved, scan, model, tags, thumbnail FROM cases "
        "ORDER BY saved DESC, file"_s);
    while (query.next()) {
        LibraryCase one;
        one.file = query.value(0).toString();
        one.name = query.value(1).toString();
        one.saved = QDateTime::fromString(query.value(2).toString(), Qt::ISODate);
        one.scan = query.value(3).toString();
        one.model = query.value(4).toString();
        one.tags = query.value(5).toString();
        one.thumbnail = query.value(6).toByteArray();
        one.isThere = QFileInfo::exists(one.file);
        cases << one;
    }
    return cases;
}

void CaseLibrary::put(const LibraryCase& one) {
    if (!isOpen_) {
        return;
    }
    QSqlQuery query(QSqlDatabase::database(connection_));
    query.prepare(
        u"INSERT INTO cases (file, name, saved, scan, model, thumbnail) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (file) DO UPDATE SET "
        "name = excluded.name, saved = excluded.saved, scan = excluded.scan, "
        "model = excluded.model, thumbnail = excluded.thumbnail"_s);
    for (const QVariant& value :
         {QVariant(one.file), QVariant(one.name), QVariant(one.saved.toUTC().toString(Qt::ISODate)),
          QVariant(one.scan), QVariant(one.model), QVariant(one.thumbnail)}) {
        query.addBindValue(value);
    }
    query.exec();
}

void CaseLibrary::setTags(const QString& file, const QString& tags) {
    if (isOpen_) {
        QSqlQuery query(QSqlDatabase::database(connection_));
        query.prepare(u"UPDATE cases SET tags = ? WHERE file = ?"_s);
        query.addBindValue(tags);
        query.addBindValue(file);
        query.exec();
    }
}

void CaseLibrary::remove(const QString& file) {
    if (isOpen_) {
        QSqlQuery query(QSqlDatabase::database(connection_));
        query.prepare(u"DELETE FROM cases WHERE file = ?"_s);
        query.addBindValue(file);
        query.exec();
    }
}

QString CaseLibrary::usualFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
}

}  // namespace disyre::ui
