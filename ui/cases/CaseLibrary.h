// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace disyre::ui {

/// A case in the list of cases.
struct LibraryCase {
    QString file;
    QString name;
    QDateTime saved;
    QString scan;
    QString model;
    QString tags;          ///< As the person has typed them.
    QByteArray thumbnail;  ///< A PNG; empty for none.
    bool isThere = true;   ///< Whether the file exists; found out when the list is read.
};

/// The list of cases that were saved or opened on this machine, in a SQLite database. The cases
/// themselves are files elsewhere, which it never touches. An object belongs to the thread that
/// made it; several may use one database at the same time.
class CaseLibrary {
public:
    /// Opens the list of a folder, or makes it. A database that is damaged or of a newer version is
    /// left as it is, under a name of its own where it is damaged, and a new one is made beside it;
    /// notice() says so. Throws FileError if none can be made.
    explicit CaseLibrary(const QString& folder);
    ~CaseLibrary();
    CaseLibrary(const CaseLibrary&) = delete;
    CaseLibrary& operator=(const CaseLibrary&) = delete;

    /// What a person should know of how the list was opened; empty for nothing.
    [[nodiscard]] const QString& notice() const { return notice_; }
    /// Whether the list could be opened. Without it there are no cases, and none can be added.
    [[nodiscard]] bool isOpen() const { return isOpen_; }

    /// All cases, the newest first.
    [[nodiscard]] QList<LibraryCase> all() const;
    /// Adds a case, or brings it up to date; its tags stay.
    void put(const LibraryCase& one);
    void setTags(const QString& file, const QString& tags);
    /// Takes a case off the list; its file stays.
    void remove(const QString& file);

    /// The usual folder, in the user's data.
    [[nodiscard]] static QString usualFolder();

private:
    enum class State { Usable, Newer, Damaged };

    [[nodiscard]] State open(const QString& file);
    void close();

    QString connection_;
    QString notice_;
    bool isOpen_ = false;
};

}  // namespace disyre::ui
