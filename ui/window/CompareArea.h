// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

class QComboBox;
class QLabel;
class QToolButton;

namespace disyre::ui {

class ViewGrid;

/// The place of the views: the window's own ones and, while two scans are compared, a second set of
/// views on the right, each with a line above that names what it shows.
class CompareArea : public QSplitter {
    Q_OBJECT

public:
    /// @param views the window's own views; the area becomes their parent.
    CompareArea(ViewGrid& views, QWidget* parent);

    /// The second set of views, which is made when it is first asked for.
    [[nodiscard]] ViewGrid& second();
    /// What the second set shows, of which the entries are the controller's.
    [[nodiscard]] QComboBox& sources() const { return *sources_; }
    /// Which picture of it: the scan, the restoration or the difference.
    [[nodiscard]] QComboBox& layers() const { return *layers_; }
    void setComparing(bool comparing);
    [[nodiscard]] bool isComparing() const { return isComparing_; }
    /// Sets the words above the window's own views.
    void setName(const QString& name);
    /// Says on the second set that its picture is still to come, or why there is none; empty for
    /// nothing.
    void setNote(const QString& note);

Q_SIGNALS:
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QWidget* left_;
    QWidget* right_;
    QLabel* name_;
    QLabel* note_;
    QComboBox* sources_;
    QComboBox* layers_;
    QToolButton* close_;
    ViewGrid* second_ = nullptr;
    bool isComparing_ = false;
};

}  // namespace disyre::ui
